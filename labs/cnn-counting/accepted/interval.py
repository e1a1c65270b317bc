def dense_params(H, W, C, units):
    total = 0
    for _ in range(units):
        total += C * H * W  # weights
        total += 1  # bias
    return total


def conv_params(f, C, F):
    weights = F * C * f * f
    biases = F
    return weights + biases


def receptive_field(layers):
    """First and last pixel of the neuron at place 0, layer by layer downwards."""
    first, last = 0, 0
    rest = list(layers)
    while rest:
        kernel, stride = rest.pop()
        first, last = first * stride, last * stride + kernel - 1
    return last - first + 1
