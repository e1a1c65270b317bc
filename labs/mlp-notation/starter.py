def count_parameters(sizes):
    """Weights and biases of a fully connected network, layer by layer and in all.

    sizes: list of ints, the nodes of L0, L1, …; at least two  ->  (list of ints, one for each of L1, L2, …; int)
    """
    raise NotImplementedError


def weight_name(layer, source, target):
    """The typed name of the weight that enters `layer` from node `source` to node `target`.

    Three ints, counted from 1  ->  str, such as "w1_2,3"
    """
    raise NotImplementedError


def parse_name(name):
    """The parts of a typed name.

    str  ->  ("w", layer, from, to), ("b", layer, node) or ("a", layer, node), the numbers as ints
    Raises ValueError when the string names nothing (see the brief).
    """
    raise NotImplementedError


def look_up(name, weights, biases, out_in=False):
    """The weight or bias that a typed name means.

    name "w…" or "b…"; weights: list of arrays W¹, W², …, each (in, out), or (out, in) when out_in is true;
    biases: list of arrays b¹, b², …, each (out,)  ->  one number
    """
    raise NotImplementedError
