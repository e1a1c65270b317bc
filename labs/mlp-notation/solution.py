def count_parameters(sizes):
    per_layer = [(n_in + 1) * n_out for n_in, n_out in zip(sizes, sizes[1:])]
    return per_layer, sum(per_layer)


def weight_name(layer, source, target):
    return f"w{layer}_{source},{target}"


def parse_name(name):
    letter, address = name[:1], name[1:]
    layer, _, nodes = address.partition("_")
    numbers = [int(layer), *(int(node) for node in nodes.split(","))]
    if letter not in ("w", "b", "a") or len(numbers) != (3 if letter == "w" else 2):
        raise ValueError(f"{name!r} is no name of a weight, bias or activation")
    if min(numbers[1:]) < 1 or numbers[0] < (0 if letter == "a" else 1):
        raise ValueError(f"{name!r}: layers with weights and all nodes count from 1")
    return letter, *numbers


def look_up(name, weights, biases, out_in=False):
    letter, layer, *nodes = parse_name(name)
    places = [node - 1 for node in nodes]
    if letter == "b":
        return biases[layer - 1][places[0]]
    row, column = reversed(places) if out_in else places
    return weights[layer - 1][row, column]
