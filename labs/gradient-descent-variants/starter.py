def updates_per_epoch(N, B, drop_last=False):
    """How many updates one epoch makes; the short last batch counts unless drop_last.

    N, B int, 1 <= B <= N  ->  int
    """
    raise NotImplementedError


def shuffle_together(X, y, rng):
    """The rows in a new random order, every row with its own label.

    X (N, d), y (N,); rng: numpy.random.Generator, the only source of randomness  ->  (N, d), (N,)
    """
    raise NotImplementedError


def minibatches(X, y, B):
    """The rows in the order they come in, cut into pieces of B; the last one may be shorter.

    X (N, d), y (N,)  ->  list or iterator of pairs (B, d), (B,)
    """
    raise NotImplementedError


def gradient(X, y, w, b):
    """Gradient of J = mean (ŷ − y)², ŷ = X @ w + b, over the rows of this batch.

    X (B, d), y (B,), w (d,), b float  ->  grad_w (d,), grad_b number
    """
    raise NotImplementedError


def train_epoch(X, y, w, b, lr, B):
    """One epoch in the given order: one update for every batch. B = N is batch GD, B = 1 is SGD.

    ->  new w (d,), new b number; the w that came in stays as it was
    """
    raise NotImplementedError
