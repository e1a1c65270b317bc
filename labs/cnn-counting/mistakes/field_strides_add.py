def dense_params(H, W, C, units):
    return (C * H * W + 1) * units


def conv_params(f, C, F):
    return (f * f * C + 1) * F


def receptive_field(layers):
    seen, hop = 1, 0
    for kernel, stride in layers:
        seen += (kernel - 1) * max(hop, 1)
        hop += stride
    return seen
