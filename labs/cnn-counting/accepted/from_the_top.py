def dense_params(H, W, C, units):
    inputs = H * W * C
    return inputs * units + units


def conv_params(f, C, F):
    one_filter = 1
    for _ in range(C):
        one_filter += f**2
    return sum(one_filter for _ in range(F))


def receptive_field(layers):
    width = 1
    for kernel, stride in layers[::-1]:
        width = stride * (width - 1) + kernel
    return width
