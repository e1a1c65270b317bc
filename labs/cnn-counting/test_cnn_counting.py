"""Hidden checks of the lab `cnn-counting`."""

import numpy as np

from tutor.grader.testing import equal, untouched

EXAMPLE = [(3, 1), (2, 2), (3, 1), (2, 2)]


def seen_from_the_top(layers):
    """Walk back from one neuron: w neighbours of a layer need (w − 1) hops and one kernel of the layer below."""
    width = 1
    for kernel, stride in reversed(layers):
        width = (width - 1) * stride + kernel
    return width


def stack(draw, n, most_stride):
    return [(draw.size(1, 5), draw.size(1, most_stride)) for _ in range(n)]


def test_dense_example(lab):
    equal(lab.dense_params(100, 100, 3, 1000), 30_001_000)


def test_dense_definition(lab):
    H, C, units = (lab.draw.size(low, low + 6) for low in (2, 2, 4))
    W = H + lab.draw.size(1, 4)
    weights, biases = np.zeros((C * H * W, units)), np.zeros(units)
    equal(lab.dense_params(H, W, C, units), weights.size + biases.size)


def test_conv_example(lab):
    equal(lab.conv_params(3, 3, 32), 896)


def test_conv_definition(lab):
    k, C, F = lab.draw.size(2, 7), lab.draw.size(4, 9), lab.draw.size(3, 9)
    equal(lab.conv_params(k, C, F), np.zeros((F, C, k, k)).size + np.zeros(F).size)
    equal(lab.conv_params(1, C, F), C * F + F, what=f"conv_params(1, {C}, {F})")


def test_field_example(lab):
    equal(lab.receptive_field(EXAMPLE), 10)


def test_field_stacked(lab):
    kernels = [lab.draw.size(2, 7) for _ in range(lab.draw.size(2, 5))]
    equal(lab.receptive_field([(kernel, 1) for kernel in kernels]), 1 + sum(kernels) - len(kernels))


def test_field_strided(lab):
    layers = [
        (lab.draw.size(2, 5), 2),
        (lab.draw.size(2, 5), 3),
        *stack(lab.draw, lab.draw.size(1, 3), 3),
        (3, 1),
    ]
    equal(lab.receptive_field(layers), seen_from_the_top(layers))


def test_field_last_stride(lab):
    layers, kernel = stack(lab.draw, lab.draw.size(1, 3), 3), lab.draw.size(3, 5)
    for stride in (1, 2, 5):
        equal(lab.receptive_field([*layers, (kernel, stride)]), seen_from_the_top([*layers, (kernel, 1)]))


def test_field_no_layers(lab):
    equal(lab.receptive_field([]), 1)
    equal(lab.receptive_field([(1, lab.draw.size(2, 4)), (1, 1)]), 1, what="receptive_field of 1×1 kernels")


def test_whole_numbers(lab):
    side, F = lab.draw.size(10, 60), lab.draw.size(8, 40)
    equal(lab.dense_params(side, side, 3, 10), 10 + 30 * side**2, dtype=int)
    equal(lab.conv_params(5, 3, F), 76 * F, dtype=int)
    equal(lab.receptive_field([(5, 1), (2, 2), (F, 1)]), 6 + 2 * (F - 1), dtype=int)


def test_inputs_untouched(lab):
    layers = [*stack(lab.draw, 2, 3), (3, 2)]
    equal(lab.receptive_field(layers), seen_from_the_top(layers))
    untouched(lab)
