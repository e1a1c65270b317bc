def dense_params(H, W, C, units):
    return (C * H * W + 1) * units


def conv_params(f, C, F):
    return f * f * C * F + 1


def receptive_field(layers):
    seen, hop = 1, 1
    for kernel, stride in layers:
        seen += (kernel - 1) * hop
        hop *= stride
    return seen
