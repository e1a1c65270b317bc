# The network: two inputs, two hidden nodes with a sigmoid, one linear output. `p` is a dict of nine floats:
#
#   w111, w121, b11   into hidden node 1, from input 1, from input 2, and its bias
#   w112, w122, b12   into hidden node 2
#   w211, w221, b21   into the output, from hidden node 1, from hidden node 2, and its bias


def forward(p, x):
    """The answer for one student, and what the backward pass will need.

    p: dict of nine floats; x (2,) float
    ->  (ŷ, cache): a number, and a dict with the keys z1, z2 (before the sigmoid), o1, o2 (after it)
    """
    raise NotImplementedError


def backward(p, x, y, y_hat, cache):
    """The gradient of L = (y − ŷ)² with respect to every parameter.

    p, x as above; y, y_hat: numbers; cache: as forward returns it
    ->  dict with the nine keys of p: ∂L/∂p[key]
    """
    raise NotImplementedError


def numerical_gradients(p, x, y, h):
    """The same nine gradients without any calculus: (L(p + h) − L(p − h)) / 2h, one parameter at a time.

    ->  dict with the nine keys of p
    """
    raise NotImplementedError


def update(p, grads, lr):
    """One step of gradient descent for all nine.

    ->  a new dict with the nine keys of p
    """
    raise NotImplementedError


def train_epoch(p, X, Y, lr):
    """All students once, in order, one update after each.

    X (n, 2), Y (n,) float  ->  (p, losses): the new dict, and a list of n losses, each before its update
    """
    raise NotImplementedError
