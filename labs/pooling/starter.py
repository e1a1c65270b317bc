def max_pool(x, k, s):
    """The largest number of every window, and where it stands in x.

    x (H, W), k and s int  ->  out (oH, oW) float, argmax (oH, oW) int: indices of x.ravel(), the first of equals
    """
    raise NotImplementedError


def avg_pool(x, k, s):
    """The average of every window.

    x (H, W), k and s int  ->  (oH, oW) float
    """
    raise NotImplementedError


def global_avg_pool(X):
    """The average of every feature map.

    X (C, H, W)  ->  (C,) float
    """
    raise NotImplementedError
