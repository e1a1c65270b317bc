def flatten_backward(d, shape):
    """The gradient behind a flatten: the same numbers in the shape they had before.

    d (B, C·H·W); shape (B, C, H, W)  ->  (B, C, H, W)
    """
    raise NotImplementedError


def maxpool_backward(dY, X, k):
    """Gradient of max pooling with k×k windows and stride k; of equal maxima the first (row by row) gets it.

    dY (B, C, H // k, W // k), X (B, C, H, W), k int  ->  dX (B, C, H, W)
    """
    raise NotImplementedError


def conv_backward(dY, X, W, stride=1):
    """Gradients of a convolution without padding: input, filters, biases.

    dY (B, F, oH, oW), X (B, C, H, W), W (F, C, f, f)  ->  dX like X, dW like W, db (F,)
    """
    raise NotImplementedError
