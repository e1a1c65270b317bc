def l2_penalty(weights, lam, n):
    """(λ/2n) Σw² over every entry of every array, and its gradients.

    weights: list of float arrays of any shapes; lam, n: numbers  ->  (float, list of arrays like weights)
    """
    raise NotImplementedError


def l1_penalty(weights, lam, n):
    """(λ/n) Σ|w| over every entry of every array, and its gradients; the gradient at w = 0 is 0.

    weights: list of float arrays of any shapes; lam, n: numbers  ->  (float, list of arrays like weights)
    """
    raise NotImplementedError


def decay_step(w, grad, lr, lam, n):
    """One step of gradient descent on J + (λ/2n) Σw²; grad is ∂J/∂w of the data alone.

    w, grad: float arrays of one shape; lr, lam, n: numbers  ->  new w, same shape
    """
    raise NotImplementedError


def soft_threshold(w, t):
    """Every entry moved by t towards 0; what would cross 0 stays at exactly 0.

    w: float array of any shape; t: float >= 0  ->  array like w
    """
    raise NotImplementedError


def l1_step(w, grad, lr, lam, n):
    """A step for the data, then the soft threshold of the penalty (λ/n) Σ|w|; grad is ∂J/∂w of the data alone.

    w, grad: float arrays of one shape; lr, lam, n: numbers  ->  new w, same shape
    """
    raise NotImplementedError
