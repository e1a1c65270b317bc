def mse(y, y_hat):
    """Mean squared error, and its slope at every prediction.

    y, y_hat (B,) float  ->  (J, dJ): a number, and (B,) float with dJ[i] = ∂J/∂ŷᵢ
    """
    raise NotImplementedError


def mae(y, y_hat):
    """Mean absolute error, and its slope at every prediction; where ŷᵢ = yᵢ the slope is 0.

    y, y_hat (B,) float  ->  (J, dJ): a number, (B,) float
    """
    raise NotImplementedError


def huber(y, y_hat, delta):
    """Mean Huber loss: ½e² while |e| <= δ, then δ|e| − ½δ²; and its slope at every prediction.

    y, y_hat (B,) float; delta: float > 0  ->  (J, dJ): a number, (B,) float
    """
    raise NotImplementedError


def bce(y, p):
    """Mean binary cross-entropy with the natural logarithm, and its slope ∂J/∂p.

    y (B,) int, 0 or 1; p (B,) float, strictly between 0 and 1  ->  (J, dJ): a number, (B,) float
    """
    raise NotImplementedError


def cce(labels, P):
    """Mean categorical cross-entropy, and its slope ∂J/∂P. The labels come in either of two forms.

    labels (B, K) float, one-hot; or (B,) int, class numbers 0 … K − 1
    P (B, K) float, all entries above 0  ->  (J, dJ): a number, (B, K) float
    """
    raise NotImplementedError
