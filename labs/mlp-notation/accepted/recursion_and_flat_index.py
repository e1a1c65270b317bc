def count_parameters(sizes):
    if len(sizes) < 2:
        return (), 0
    here = sizes[1] * sizes[0] + sizes[1]
    rest, total = count_parameters(sizes[1:])
    return (here, *rest), here + total


def weight_name(layer, source, target):
    return f"w{layer:d}_{source:d},{target:d}"


def parse_name(name):
    try:
        head, tail = name.split("_")
        numbers = tuple(map(int, [head[1:]] + tail.split(",")))
        shape = {"w": 3, "b": 2, "a": 2}[head[0]]
    except (KeyError, IndexError, ValueError):
        raise ValueError(f"cannot read {name}") from None
    lowest = (0,) if head[0] == "a" else (1,)
    lowest += (1,) * (shape - 1)
    if len(numbers) != shape or any(number < low for number, low in zip(numbers, lowest)):
        raise ValueError(f"no such address: {name}")
    return (head[0],) + numbers


def look_up(name, weights, biases, out_in=False):
    kind, layer, first, *second = parse_name(name)
    if kind == "b":
        return biases[layer - 1][first - 1].item()
    n_in, n_out = weights[layer - 1].shape
    if out_in:
        n_in, n_out = n_out, n_in
        return weights[layer - 1].ravel()[(second[0] - 1) * n_in + first - 1]
    return weights[layer - 1].ravel()[(first - 1) * n_out + second[0] - 1]
