def pad2d(x, p):
    """A frame of p zeros on all four sides.

    x (H, W) float, p int >= 0  ->  (H + 2p, W + 2p) float
    """
    raise NotImplementedError


def same_pad(n, f, s=1):
    """Keras' "same" along one direction: just enough zeros for ceil(n / s) windows.

    n, f, s int >= 1  ->  (before, after), two ints; an odd pixel goes after
    """
    raise NotImplementedError


def pixel_use_count(n, f, p=0):
    """In how many windows of side f (stride 1, a frame of p) each pixel of an n×n image lies.

    n, f, p int, f <= n + 2p  ->  (n, n) int
    """
    raise NotImplementedError
