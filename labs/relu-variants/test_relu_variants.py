"""Hidden checks of the lab `relu-variants`."""

import numpy as np

from tutor.grader.testing import close, gradient_close, numerical_gradient, untouched

THREE = np.array([-2.0, -0.5, 1.0])
SELU_ALPHA, SELU_SCALE = 1.6732632423543772, 1.0507009873554805


def bent(v, slope):
    return v if v > 0 else slope * v


def curved(v, alpha):
    return v if v > 0 else alpha * (float(np.exp(v)) - 1)


def each(function, z):
    return np.array([function(float(v)) for v in z.ravel()]).reshape(z.shape)


def slopes(function, z):
    """The derivative of every entry by central differences."""
    return numerical_gradient(lambda v: float(np.sum(each(function, v))), z)


def off_zero(draw, *shape):
    """Numbers of both signs that keep clear of the corner at 0."""
    sizes = draw.uniform(0.2, 3.0, *shape)
    return sizes * np.where(draw.integers(0, 2, *shape) == 1, 1.0, -1.0)


def by_unit(z, alpha):
    return np.array([[bent(float(v), float(a)) for v, a in zip(row, alpha)] for row in z])


def test_gates_example(lab):
    wanted = np.array([-0.02, -0.005, 1.0]), np.array([0.01, 0.01, 1.0])
    close(lab.leaky_relu(THREE, 0.01), wanted, what="leaky_relu")
    e2, e05 = float(np.exp(-2.0)), float(np.exp(-0.5))
    close(lab.elu(THREE, 1.0), (np.array([e2 - 1, e05 - 1, 1.0]), np.array([e2, e05, 1.0])), what="elu")


def test_prelu_example(lab):
    Z, alpha = np.array([[-2.0], [1.0]]), np.array([0.25])
    close(lab.prelu(Z, alpha), np.array([[-0.5], [1.0]]), what="prelu")
    wanted = np.array([[0.75], [3.0]]), np.array([-6.0])
    close(lab.prelu_backward(np.array([[3.0], [3.0]]), Z, alpha), wanted, what="prelu_backward")


def test_leaky(lab):
    for slope in (0.3, lab.draw.uniform(0.05, 0.9)):
        z = off_zero(lab.draw, lab.draw.size(4, 8))
        a, derivative = lab.leaky_relu(z, slope)
        close(a, each(lambda v, s=slope: bent(v, s), z), what=f"leaky_relu, slope {slope:.3g}")
        gradient_close(derivative, slopes(lambda v, s=slope: bent(v, s), z), what="its derivative")


def test_prelu(lab):
    B, h = lab.draw.size(2, 5), lab.draw.size(3, 4)
    z, alpha = off_zero(lab.draw, B, h), lab.draw.uniform(0.05, 0.9, h)
    close(lab.prelu(z, alpha), by_unit(z, alpha), what="prelu")
    alpha[0] = 0.0
    close(lab.prelu(z, alpha), by_unit(z, alpha), what="prelu, alpha[0] = 0")


def test_prelu_backward(lab):
    """Both gradients by finite differences of L = Σ upstream · f."""
    B, h = lab.draw.size(3, 5), lab.draw.size(2, 4)
    z, alpha, upstream = off_zero(lab.draw, B, h), lab.draw.uniform(0.05, 0.9, h), lab.draw.normal(B, h)
    d_z, d_alpha = lab.prelu_backward(upstream, z, alpha)
    want_z = numerical_gradient(lambda v: float(np.sum(upstream * by_unit(v, alpha))), z)
    want_alpha = numerical_gradient(lambda v: float(np.sum(upstream * by_unit(z, v))), alpha)
    gradient_close(d_z, want_z, what="d_z")
    gradient_close(d_alpha, want_alpha, what="d_alpha")


def test_all_positive(lab):
    """Where no z is negative α has no share: its gradient is 0 and everything passes."""
    B, h = lab.draw.size(2, 4), lab.draw.size(2, 3)
    z, upstream = lab.draw.uniform(0.5, 3.0, B, h), lab.draw.normal(B, h)
    alpha = lab.draw.uniform(0.1, 0.6, h)
    close(lab.prelu_backward(upstream, z, alpha), (upstream, np.zeros(h)), what="prelu_backward, z > 0")


def test_elu(lab):
    for alpha in (1.0, 0.5, lab.draw.uniform(1.2, 2.5)):
        z = off_zero(lab.draw, lab.draw.size(4, 8))
        a, derivative = lab.elu(z, alpha)
        close(a, each(lambda v, c=alpha: curved(v, c), z), what=f"elu, α = {alpha:.3g}")
        gradient_close(derivative, slopes(lambda v, c=alpha: curved(v, c), z), what="its derivative")


def test_selu(lab):
    z = np.append(off_zero(lab.draw, lab.draw.size(4, 8)), [-1.0, 1.0])

    def scaled(v):
        return SELU_SCALE * curved(v, SELU_ALPHA)

    a, derivative = lab.selu(z)
    close(a, each(scaled, z), rtol=1e-6, what="selu")
    gradient_close(derivative, slopes(scaled, z), what="derivative of selu")


def test_far_out(lab):
    far = lab.draw.uniform(800.0, 1500.0, 2) * np.array([-1.0, 1.0])
    close(lab.elu(far, 2.0), (np.array([-2.0, far[1]]), np.array([0.0, 1.0])), what="elu")
    wanted = np.array([-SELU_SCALE * SELU_ALPHA, SELU_SCALE * far[1]]), np.array([0.0, SELU_SCALE])
    close(lab.selu(far), wanted, rtol=1e-6, what="selu")
    close(
        lab.leaky_relu(far, 0.01),
        (np.array([0.01 * far[0], far[1]]), np.array([0.01, 1.0])),
        what="leaky_relu",
    )


def test_any_shape(lab):
    for shape in ((lab.draw.size(2, 3), 2), (1,), (1, 2, 2)):
        z = off_zero(lab.draw, *shape)
        wanted = each(lambda v: bent(v, 0.2), z), np.where(z > 0, 1.0, 0.2)
        close(lab.leaky_relu(z, 0.2), wanted, what=f"leaky_relu, shape {shape}")
        a = each(lambda v: curved(v, 1.0), z)
        close(lab.elu(z, 1.0), (a, np.where(z > 0, 1.0, a + 1)), what=f"elu, shape {shape}")


def test_inputs_untouched(lab):
    z, alpha = off_zero(lab.draw, 3, 2), np.array([0.25, 0.5])
    lab.leaky_relu(z, 0.01)
    lab.prelu(z, alpha)
    lab.prelu_backward(lab.draw.normal(3, 2), z, alpha)
    lab.elu(z, 1.0)
    lab.selu(z)
    untouched(lab)
