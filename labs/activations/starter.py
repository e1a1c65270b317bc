def sigmoid(z):
    """The sigmoid of every entry, and its slope there.

    z: float array of any shape  ->  (a, slope): two arrays of that shape
    """
    raise NotImplementedError


def tanh(z):
    """The hyperbolic tangent of every entry, and its slope there.

    z: float array of any shape  ->  (a, slope): two arrays of that shape
    """
    raise NotImplementedError


def relu(z):
    """max(0, z) of every entry, and its slope there; the slope at 0 is 0.

    z: float array of any shape  ->  (a, slope): two arrays of that shape
    """
    raise NotImplementedError


def collapse_linear(weights, biases):
    """The one layer that equals L layers without activations: x W + b for every x.

    weights: list of L >= 1 arrays (in, out); biases: list of L arrays (out,)
    ->  (W, b): (in of the first, out of the last), (out of the last,)
    """
    raise NotImplementedError


def dead_units(A):
    """How many ReLU units are dead: 0 on every row.

    A (n, h) float, the outputs of h units on all n inputs  ->  int
    """
    raise NotImplementedError
