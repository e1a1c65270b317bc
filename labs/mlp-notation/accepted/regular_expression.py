import re

PATTERN = re.compile(r"(?:(w)([1-9]\d*)_([1-9]\d*),([1-9]\d*)|(b)([1-9]\d*)_([1-9]\d*)|(a)(\d+)_([1-9]\d*))")


def count_parameters(sizes):
    layers = []
    for before, here in zip(sizes[:-1], sizes[1:]):
        layers.append(before * here + here)
    return layers, sum(layers)


def weight_name(layer, source, target):
    return "".join(map(str, ["w", layer, "_", source, ",", target]))


def parse_name(name):
    match = PATTERN.fullmatch(name)
    if match is None:
        raise ValueError("not a name: " + name)
    letter, *numbers = [part for part in match.groups() if part is not None]
    return tuple([letter] + [int(number) for number in numbers])


def look_up(name, weights, biases, out_in=False):
    parts = parse_name(name)
    if parts[0] == "b":
        return float(biases[parts[1] - 1][parts[2] - 1])
    matrix = weights[parts[1] - 1]
    if out_in:
        matrix = matrix.T
    return float(matrix[parts[2] - 1][parts[3] - 1])
