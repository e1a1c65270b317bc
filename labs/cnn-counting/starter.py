def dense_params(H, W, C, units):
    """Weights and biases of a dense layer on an unrolled image.

    H, W, C, units int >= 1  ->  int
    """
    raise NotImplementedError


def conv_params(f, C, F):
    """Weights and biases of F filters of f×f on C input channels.

    f, C, F int >= 1  ->  int
    """
    raise NotImplementedError


def receptive_field(layers):
    """How many input pixels one neuron of the last layer sees along one side.

    layers: list of (kernel, stride), from the input on, perhaps empty  ->  int
    """
    raise NotImplementedError
