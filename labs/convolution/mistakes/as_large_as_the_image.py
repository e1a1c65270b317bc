import numpy as np


def conv_output_size(n, f, s=1):
    return (n - f) // s + 1


def conv2d(x, k, stride=1):
    f = len(k)
    H, W = x.shape
    out = np.zeros(x.shape)
    for i in range(conv_output_size(H, f, stride)):
        for j in range(conv_output_size(W, f, stride)):
            top, left = i * stride, j * stride
            window = x[top : top + f, left : left + f]
            out[i, j] = (window * k).sum()
    return out


def conv2d_multi(X, W, b):
    maps = []
    for filters, bias in zip(W, b):
        answers = [conv2d(channel, k) for channel, k in zip(X, filters)]
        maps.append(sum(answers) + bias)
    return np.stack(maps)
