def dense_params(H, W, C, units):
    return (C * H * W + 1) * units


def conv_params(f, C, F):
    return (f * f * C + 1) * F


def receptive_field(layers):
    return sum(kernel for kernel, _ in layers) or 1
