def predict(X, w, b):
    """Forward: the answers of one linear neuron.

    X (B, d) float, w (d,) float, b float  ->  (B,) float
    """
    raise NotImplementedError


def gradients(X, y, w, b):
    """Backward: the gradient of J = (1/B) Σ (y − ŷ)².

    X (B, d), y (B,), w (d,) float, b float  ->  (dw, db): (d,) float, a number
    """
    raise NotImplementedError


def train_step(X, y, w, b, lr):
    """One round: forward, loss, backward, update.

    The same arguments, lr float  ->  (new w, new b, loss before the update)
    """
    raise NotImplementedError


def train(X, y, w, b, lr, batches):
    """One step for each batch, each from where the last one ended.

    batches: list of integer arrays, the rows of X that a step learns from
    ->  (w, b, losses): losses is a list with one number for each batch, each before its update
    """
    raise NotImplementedError


def chain_gradients(x, w, y):
    """Backward through a chain: ŷ = w[L−1] · … · w[1] · w[0] · x, L = (y − ŷ)².

    x float, w (L,) float, y float  ->  (L,) float: ∂L/∂w[0], …, ∂L/∂w[L−1]. A weight may be 0.
    """
    raise NotImplementedError
