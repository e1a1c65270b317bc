def count_parameters(sizes):
    per_layer = []
    for i in range(1, len(sizes)):
        per_layer.append(sizes[i - 1] * sizes[i] + sizes[i])
    return per_layer, sum(per_layer)


def weight_name(layer, source, target):
    return f"w{layer}_{source},{target}"


def parse_name(name):
    kind = name[0]
    layer, nodes = name[1:].split("_")
    layer = int(layer)
    nodes = [int(node) for node in nodes.split(",")]
    if kind == "w":
        if len(nodes) != 2:
            raise ValueError(name)
    elif kind == "b":
        if len(nodes) != 1:
            raise ValueError(name)
    elif kind != "a" or len(nodes) != 1:
        raise ValueError(name)
    return (kind, layer, *nodes)


def look_up(name, weights, biases, out_in=False):
    parts = parse_name(name)
    if parts[0] == "b":
        return biases[parts[1] - 1][parts[2] - 1]
    W = weights[parts[1] - 1]
    if out_in:
        return W[parts[3] - 1, parts[2] - 1]
    return W[parts[2] - 1, parts[3] - 1]
