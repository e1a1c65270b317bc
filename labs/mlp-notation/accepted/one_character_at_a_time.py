import numpy as np


def count_parameters(sizes):
    sizes = np.asarray(sizes)
    weights = sizes[:-1] * sizes[1:]
    return weights + sizes[1:], int(weights.sum() + sizes[1:].sum())


def weight_name(layer, source, target):
    return "w" + str(layer) + "_" + ",".join([str(source), str(target)])


def parse_name(name):
    kind, rest = name[0], name[1:]
    if kind not in "wba":
        raise ValueError(kind)
    numbers, current = [], ""
    for character in rest + ",":
        if character in "_,":
            numbers.append(int(current))
            current = ""
        else:
            current += character
    wanted = {"w": 3, "b": 2, "a": 2}[kind]
    if len(numbers) != wanted or 0 in numbers[1:]:
        raise ValueError(name)
    if kind != "a" and numbers[0] == 0:
        raise ValueError(name)
    return [kind] + numbers


def look_up(name, weights, biases, out_in=False):
    kind, layer, *nodes = parse_name(name)
    if kind == "b":
        return biases[layer - 1].reshape(-1)[nodes[0] - 1]
    source, target = nodes
    padded = np.insert(weights[layer - 1], 0, 0.0, axis=0)
    padded = np.insert(padded, 0, 0.0, axis=1)
    return np.array(padded[target, source] if out_in else padded[source, target])
