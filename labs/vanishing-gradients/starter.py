def chain_factor(slopes, weights):
    """What a chain with one unit per layer multiplies the gradient by: every slope and every weight.

    slopes, weights: (L,) float  ->  float
    """
    raise NotImplementedError


def layer_gradients(X, y, weights, biases, activation, skip):
    """Gradients of the mean cross-entropy of a deep classifier, layer by layer.

    X (B, d); y (B,) int classes; weights, biases: lists of L arrays, (in, out) and (out,)
    activation: "sigmoid", "tanh" or "relu", after every layer but the last
    skip: bool; if True, a hidden layer of equal width adds its input to its output
    ->  (list of L arrays like weights, list of L arrays like biases)
    """
    raise NotImplementedError


def gradient_norms(grads):
    """The thermometer: the length of every array, root of the sum of all its squared entries.

    grads: list of L float arrays of any shapes  ->  (L,) float
    """
    raise NotImplementedError
