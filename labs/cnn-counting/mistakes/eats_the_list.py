def dense_params(H, W, C, units):
    return (C * H * W + 1) * units


def conv_params(f, C, F):
    return (f * f * C + 1) * F


def receptive_field(layers):
    seen = 1
    while layers:
        kernel, stride = layers.pop()
        seen = (seen - 1) * stride + kernel
    return seen
