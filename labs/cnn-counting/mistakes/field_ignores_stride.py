def dense_params(H, W, C, units):
    return (C * H * W + 1) * units


def conv_params(f, C, F):
    return (f * f * C + 1) * F


def receptive_field(layers):
    return 1 + sum(kernel - 1 for kernel, _ in layers)
