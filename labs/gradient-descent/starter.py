def descend(slope, w, rate, steps):
    """The path of gradient descent: where it starts, and where it is after each step.

    slope: a function, (d,) -> (d,), the gradient at a point; w (d,) float, the start; rate float; steps int
    ->  (steps + 1, d) float, row 0 is the start
    """
    raise NotImplementedError


def descend_until(cost, slope, w, rate, threshold, most):
    """Gradient descent that stops by itself, once a step has changed the cost by less than threshold.

    cost: a function, (d,) -> float; slope: a function, (d,) -> (d,); w (d,) float; rate, threshold float;
    most int, at least 1: give up after so many steps
    ->  w (d,) after the last step; costs, one float for the start and one for each step; converged, a bool
    """
    raise NotImplementedError


def largest_stable_rate(curvatures):
    """The rate above which gradient descent diverges on the valley ½ Σᵢ aᵢ (wᵢ − cᵢ)².

    curvatures (d,) float, the aᵢ, all positive  ->  float
    """
    raise NotImplementedError


def updates(n, batch_size, epochs):
    """How many updates training makes: n rows, cut into batches in every epoch; the last batch need not be full.

    n, batch_size, epochs int, all at least 1  ->  int
    """
    raise NotImplementedError
