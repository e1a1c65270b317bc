def hflip(X):
    """Left and right exchanged, of one image or of a whole batch: W is the last axis.

    X (..., H, W)  ->  (..., H, W)
    """
    raise NotImplementedError


def rotate90(x, turns):
    """`turns` quarter turns to the left (against the clock); a negative number turns right.

    x (H, W), turns int  ->  (H, W) or (W, H)
    """
    raise NotImplementedError


def shift(x, dx, dy, mode="constant"):
    """Moved dx columns to the right and dy rows down; negative numbers move left and up.

    x (H, W), |dx| < W, |dy| < H, mode "constant" (zeros), "nearest", "reflect" or "wrap"  ->  (H, W)
    """
    raise NotImplementedError


def random_crop(x, size, rng):
    """A size×size piece from a random place; every place that fits is equally likely.

    x (H, W), size int <= min(H, W), rng a np.random.Generator  ->  (size, size)
    """
    raise NotImplementedError


def augment(X, most, rng):
    """Each image moved by a random dx and dy of its own, −most … most, both ends included; zeros at the edge.

    X (B, H, W), most int < min(H, W)  ->  (B, H, W)
    """
    raise NotImplementedError
