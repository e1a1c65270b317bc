def perceptron_predict(X, w, b):
    """Labels of a perceptron: 1 where w·x + b >= 0, else 0.

    X (n, d) float, one sample per row; w (d,) float; b float  ->  (n,) int
    """
    raise NotImplementedError


def signed_distance(X, w, b):
    """Distance of every row of X from the line w·x + b = 0, positive on the side of class 1.

    X (n, d) float, w (d,) float and not all zero, b float  ->  (n,) float
    """
    raise NotImplementedError
