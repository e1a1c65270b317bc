"""Hidden checks of the lab `mlp-notation`."""

import numpy as np

from tutor.grader.testing import close, equal, raises, untouched

EXAMPLE_W = [np.array([[11.0, 12.0], [21.0, 22.0], [31.0, 32.0]]), np.array([[71.0], [81.0]])]
EXAMPLE_B = [np.array([1.0, 2.0]), np.array([5.0])]


def count_by_drawing(sizes):
    """Every connection and every node of L1, L2, … counted one by one."""
    layers = []
    for layer in range(1, len(sizes)):
        count = 0
        for _ in range(sizes[layer]):  # this node's own bias, and one weight from each node before it
            count += 1
            for _ in range(sizes[layer - 1]):
                count += 1
        layers.append(count)
    return layers


def speaking(number, n_in, n_out):
    """Weights that say their own address: 1000 · layer + 31 · from + to, and biases 0.5 beside them."""
    sources, targets = np.arange(1.0, n_in + 1), np.arange(1.0, n_out + 1)
    return 1000.0 * number + 31 * sources[:, None] + targets, 1000.0 * number + targets + 0.5


def network(draw, layers, least=1, most=9):
    sizes = [draw.size(least, most) for _ in range(layers + 1)]
    pairs = [speaking(place + 1, *sizes[place : place + 2]) for place in range(layers)]
    return sizes, [weights for weights, _ in pairs], [bias for _, bias in pairs]


def test_count_example(lab):
    equal(lab.count_parameters([4, 3, 2, 1]), ([15, 8, 3], 26))


def test_names_example(lab):
    equal(lab.weight_name(1, 2, 3), "w1_2,3")
    equal(lab.parse_name("w1_2,3"), ("w", 1, 2, 3))
    equal(lab.parse_name("b1_2"), ("b", 1, 2))
    equal(lab.parse_name("a0_3"), ("a", 0, 3))


def test_look_up_example(lab):
    close(lab.look_up("w1_2,1", EXAMPLE_W, EXAMPLE_B), 21.0)
    close(lab.look_up("b1_2", EXAMPLE_W, EXAMPLE_B), 2.0)


def test_count_definition(lab):
    for layers in (1, 2, lab.draw.size(3, 5)):
        sizes = [lab.draw.size(1, 12) for _ in range(layers + 1)]
        want = count_by_drawing(sizes)
        equal(lab.count_parameters(sizes), (want, sum(want)))


def test_wide_layers(lab):
    sizes = [784, lab.draw.size(100, 300), 10]
    want = [784 * sizes[1] + sizes[1], 10 * sizes[1] + 10]
    equal(lab.count_parameters(sizes), (want, sum(want)))


def test_name_and_back(lab):
    for most in (9, 9, 99, 999):
        layer, source, target = (lab.draw.size(1, most) for _ in range(3))
        name = f"w{layer}_{source},{target}"
        equal(lab.weight_name(layer, source, target), name)
        equal(lab.parse_name(name), ("w", layer, source, target))


def test_two_numbers_for_a_node(lab):
    for most in (9, 99):
        layer, node = lab.draw.size(1, most), lab.draw.size(1, most)
        equal(lab.parse_name(f"b{layer}_{node}"), ("b", layer, node))
        equal(lab.parse_name(f"a{layer}_{node}"), ("a", layer, node))
    equal(lab.parse_name(f"a0_{node}"), ("a", 0, node))


def test_wrong_number_of_indices(lab):
    for name in ("b1_2,3", "a2_1,1", "w1_2", "w1_2,3,4"):
        raises(lambda: lab.parse_name(name), ValueError)


def test_names_of_nothing(lab):
    for name in ("x1_2,3", "W1_2,3", "w0_1,1", "b0_2", "w1_0,2", "w1_2,0", "b2_0", "a1_0"):
        raises(lambda: lab.parse_name(name), ValueError)


def test_every_weight(lab):
    sizes, weights, biases = network(lab.draw, 2, least=2, most=4)
    for layer in (1, 2):
        for source in range(1, sizes[layer - 1] + 1):
            for target in range(1, sizes[layer] + 1):
                got = lab.look_up(f"w{layer}_{source},{target}", weights, biases)
                close(got, 1000.0 * layer + 31 * source + target)


def test_every_bias(lab):
    sizes, weights, biases = network(lab.draw, 2, most=5)
    for layer in (1, 2):
        for node in range(1, sizes[layer] + 1):
            close(lab.look_up(f"b{layer}_{node}", weights, biases), 1000.0 * layer + node + 0.5)
            close(lab.look_up(f"b{layer}_{node}", weights, biases, out_in=True), 1000.0 * layer + node + 0.5)


def test_more_than_nine_nodes(lab):
    sizes, weights, biases = network(lab.draw, 2, least=11, most=13)
    for source, target in ((1, 11), (11, 1), (sizes[0], sizes[1])):
        close(lab.look_up(f"w1_{source},{target}", weights, biases), 1000.0 + 31 * source + target)
    close(lab.look_up(f"b2_{sizes[2]}", weights, biases), 2000.5 + sizes[2])


def test_stored_out_in(lab):
    """Oblong and square layers, stored as PyTorch stores them; before that one weight stored our way."""
    n, wide = lab.draw.size(2, 4), lab.draw.size(5, 6)
    layers = [speaking(1, n, n), speaking(2, n, wide), speaking(3, wide, 2)]
    weights, biases = [w for w, _ in layers], [b for _, b in layers]
    close(lab.look_up(f"w1_1,{n}", weights, biases), 1000.0 + 31 + n)
    turned = [w.T.copy() for w in weights]
    for layer, source, target in ((2, n, wide), (2, 1, n), (3, wide, 1), (3, 1, 2), (1, 1, n), (1, n, 1)):
        got = lab.look_up(f"w{layer}_{source},{target}", turned, biases, out_in=True)
        close(got, 1000.0 * layer + 31 * source + target)


def test_inputs_untouched(lab):
    sizes, weights, biases = network(lab.draw, 2)
    lab.count_parameters(sizes)
    for out_in in (False, True):
        lab.look_up("w1_1,1", weights, biases, out_in=out_in)
        lab.look_up("b2_1", weights, biases, out_in=out_in)
    untouched(lab)
