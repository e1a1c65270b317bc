import numpy as np

windows = np.lib.stride_tricks.sliding_window_view


def flatten_backward(d, shape):
    return np.reshape(d, shape, order="C").copy()


def maxpool_backward(dY, X, k):
    B, C, oH, oW = dY.shape
    cut = X[:, :, : oH * k, : oW * k].reshape(B, C, oH, k, oW, k)
    boxes = cut.transpose(0, 1, 2, 4, 3, 5).reshape(B, C, oH, oW, k * k)
    one_hot = np.eye(k * k)[boxes.argmax(axis=-1)] * dY[..., None]
    back = one_hot.reshape(B, C, oH, oW, k, k).transpose(0, 1, 2, 4, 3, 5)
    dX = np.zeros_like(X)
    dX[:, :, : oH * k, : oW * k] = back.reshape(B, C, oH * k, oW * k)
    return dX


def conv_backward(dY, X, W, stride=1):
    B, F, oH, oW = dY.shape
    f = W.shape[-1]
    wide = np.zeros((B, F, X.shape[2] - f + 1, X.shape[3] - f + 1))
    wide[:, :, : oH * stride : stride, : oW * stride : stride] = dY
    dW = np.einsum("bcuvhw,bmhw->mcuv", windows(X, wide.shape[2:], axis=(2, 3)), wide)
    padded = np.pad(wide, ((0, 0), (0, 0), (f - 1, f - 1), (f - 1, f - 1)))
    turned = W[:, :, ::-1, ::-1]
    dX = np.einsum("bmhwuv,mcuv->bchw", windows(padded, (f, f), axis=(2, 3)), turned)
    return dX, dW, np.einsum("bmhw->m", dY)
