def gate_weights(name):
    """Weights and bias of one neuron that makes the gate; it answers 1 where w·x + b >= 0, else 0.

    name is "AND", "OR", "NAND" or "NOR"  ->  (w, b): w (2,) float array, b float
    """
    raise NotImplementedError


def class_gap(X, y, u):
    """Width of the free strip between the classes, seen along u; negative where they overlap.

    X (n, d) float; y (n,) of 0 and 1, both occur; u (d,) float, not all zero, of any length  ->  float
    """
    raise NotImplementedError


def line_in_gap(X, y, u):
    """The line at right angles to u in the middle of the gap, class 1 on its positive side.

    X (n, d) float; y (n,) of 0 and 1, both occur; u (d,) float, not all zero
    ->  (w, b): w (d,) of length 1, b float; None where the gap is narrower than 1e-9
    """
    raise NotImplementedError


def is_linearly_separable(X, y):
    """Whether some straight line keeps the two classes apart.

    X (n, 2) float with whole numbers, n from 2 to 12; y (n,) of 0 and 1, both occur  ->  bool
    """
    raise NotImplementedError
