def memoize(f):
    """A function that answers like f, but asks f only once for each question.

    f: a function of one argument that can be the key of a dict  ->  a function of one argument
    """
    raise NotImplementedError


def forward_cache(X, weights, biases, g):
    """The answer of a network, and what the way back will need.

    X (B, d); weights and biases: lists of L arrays, W (in, out), b (out,); g: a function, applied in every layer
    ->  out (B, units of the last layer), cache: a list of L pairs (input of the layer (B, in), its z (B, out))
    """
    raise NotImplementedError


def backward(d_out, cache, weights, g_slope):
    """The gradients of all weights and biases, from the last layer to the first.

    d_out: ∂J/∂out, shaped like out; the 1/B of a mean is in it already
    cache: as forward_cache returns it; weights: list of L arrays (in, out); g_slope: a function, g′ of z
    ->  grad_weights, grad_biases: lists of L arrays, shaped and ordered like weights and biases
    """
    raise NotImplementedError


def layer_steps(L, reuse):
    """How many layer steps the gradients of a chain of L layers take.

    reuse False: the product above a layer is computed from the start for every layer
    reuse True: every layer takes over what the layer above has left  ->  int
    """
    raise NotImplementedError
