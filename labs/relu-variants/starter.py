def leaky_relu(z, slope):
    """z where z > 0, slope · z elsewhere; and the derivative at every entry.

    z: float array of any shape; slope: float between 0 and 1  ->  (a, derivative): two arrays of that shape
    """
    raise NotImplementedError


def prelu(z, alpha):
    """z where z > 0, alpha · z elsewhere; every unit (column) has an alpha of its own.

    z (B, h) float, alpha (h,) float  ->  (B, h) float
    """
    raise NotImplementedError


def prelu_backward(upstream, z, alpha):
    """What goes back through prelu.

    upstream (B, h) float: ∂L/∂(output of prelu); z (B, h), alpha (h,)
    ->  (∂L/∂z, ∂L/∂alpha): (B, h) float, (h,) float
    """
    raise NotImplementedError


def elu(z, alpha):
    """z where z > 0, alpha · (e^z − 1) elsewhere; and the derivative at every entry.

    z: float array of any shape; alpha: float > 0  ->  (a, derivative): two arrays of that shape
    """
    raise NotImplementedError


def selu(z):
    """SELU with its two fixed constants; and the derivative at every entry.

    z: float array of any shape  ->  (a, derivative): two arrays of that shape
    """
    raise NotImplementedError
