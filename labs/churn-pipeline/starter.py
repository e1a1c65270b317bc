def one_hot(column, categories, drop_first=True):
    """A text column as columns of 0 and 1, one for each category, in the order of `categories`.

    column: list of n strings; categories: list of k different strings
    ->  (n, k - 1) float, without the first category; (n, k) when drop_first is false
    Raises ValueError when the column holds a text that is no category.
    """
    raise NotImplementedError


def standardise(X_train, X_test):
    """Both tables with mean and standard deviation of X_train taken out, column by column.

    X_train (n, d) float, X_test (m, d) float  ->  ((n, d), (m, d)) floats
    The standard deviation divides by n. A column that is constant in X_train is only shifted.
    """
    raise NotImplementedError


def to_labels(p, threshold=0.5):
    """1 where the probability is above the threshold, else 0.

    p (n,) or (n, 1) float  ->  (n,) int
    """
    raise NotImplementedError


def confusion(y, y_hat):
    """How many samples of each true class got each label.

    y (n,), y_hat (n,), of 0 and 1  ->  (2, 2) int, [[TN, FP], [FN, TP]]: the row is the truth
    """
    raise NotImplementedError


def scores(matrix):
    """Accuracy, precision, recall and F1 of a confusion matrix.

    matrix (2, 2) int, [[TN, FP], [FN, TP]]  ->  four floats; one whose denominator is 0 is 0.0
    """
    raise NotImplementedError
