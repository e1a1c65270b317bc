import numpy as np


def conv_output_size(n, f, s=1):
    return (n - f) // s + 1


def conv2d(x, k, stride=1):
    f = len(k)
    H, W = x.shape
    out = np.empty((conv_output_size(H, f, stride), conv_output_size(W, f, stride)))
    for i in range(out.shape[0]):
        for j in range(out.shape[1]):
            top, left = i * stride, j * stride
            window = x[top : top + f, left : left + f]
            out[i, j] = (window * k).sum()
    return out


def conv2d_multi(X, W, b):
    maps = []
    for filters, bias in zip(W.swapaxes(0, 1), b):
        answers = [conv2d(channel, k) for channel, k in zip(X, filters)]
        maps.append(sum(answers) + bias)
    return np.stack(maps)
