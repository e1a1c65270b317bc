"""Hidden checks of the lab `churn-pipeline`."""

import numpy as np

from tutor.grader.testing import close, equal, raises, untouched

COUNTRIES = ["France", "Germany", "Spain"]
WORDS = ["red", "amber", "green", "blue", "white", "black", "pink"]


def categories_of(draw, k):
    """k different words, in an order that is hardly ever the alphabet's."""
    return [WORDS[place] for place in np.argsort(draw.normal(len(WORDS)))[:k]]


def dummies(column, kept):
    return np.array([[1.0 if value == category else 0.0 for category in kept] for value in column])


def standardised_by_definition(X_train, X_test):
    """Column by column, number by number."""
    train, test = np.empty(X_train.shape), np.empty(X_test.shape)
    for j in range(X_train.shape[1]):
        values = [float(value) for value in X_train[:, j]]
        mean = sum(values) / len(values)
        std = (sum((value - mean) ** 2 for value in values) / len(values)) ** 0.5
        train[:, j] = [(value - mean) / std for value in values]
        test[:, j] = [(float(value) - mean) / std for value in X_test[:, j]]
    return train, test


def bank(draw, n):
    """Columns as far apart as tenure, age and balance."""
    spread = draw.normal(n, 3)
    spread[0] += 1.0
    return spread * np.array([3.0, 10.0, 60_000.0]) + np.array([5.0, 40.0, 76_000.0])


def counted(y, y_hat):
    cells = [[0, 0], [0, 0]]
    for truth, said in zip(y.tolist(), y_hat.tolist()):
        cells[truth][said] += 1
    return np.array(cells)


def test_one_hot_example(lab):
    column = ["Spain", "France", "Germany", "France"]
    equal(lab.one_hot(column, COUNTRIES), np.array([[0.0, 1], [0, 0], [1, 0], [0, 0]]))


def test_standardise_example(lab):
    train, test = np.array([[1.0, 10.0], [3.0, 30.0], [5.0, 20.0]]), np.array([[3.0, 50.0]])
    root = 1.5**0.5  # 2 / √(8/3)
    close(
        lab.standardise(train, test),
        (np.array([[-root, -root], [0, root], [root, 0]]), np.array([[0.0, 3 * root]])),
    )


def test_labels_example(lab):
    p = np.array([0.9, 0.5, 0.2])
    equal(lab.to_labels(p), np.array([1, 0, 0]))
    equal(lab.to_labels(p, threshold=0.3), np.array([1, 1, 0]))


def test_scores_example(lab):
    y, y_hat = np.array([0, 0, 0, 1, 1, 1, 1]), np.array([0, 0, 1, 0, 0, 1, 0])
    equal(lab.confusion(y, y_hat), np.array([[2, 1], [3, 1]]))
    close(lab.scores(np.array([[1500, 100], [240, 160]])), (0.83, 8 / 13, 0.4, 16 / 33))


def test_one_hot_definition(lab):
    categories = categories_of(lab.draw, lab.draw.size(3, 6))
    column = [lab.draw.choice(categories) for _ in range(lab.draw.size(4, 9))]
    equal(lab.one_hot(column, categories), dummies(column, categories[1:]))


def test_one_hot_all_columns(lab):
    categories = categories_of(lab.draw, lab.draw.size(2, 5))
    column = [lab.draw.choice(categories) for _ in range(lab.draw.size(3, 7))]
    equal(lab.one_hot(column, categories, drop_first=False), dummies(column, categories))


def test_category_without_rows(lab):
    """The columns depend on the categories, not on who happens to be in the table."""
    categories = categories_of(lab.draw, 4)
    for column in ([categories[0]], [categories[2]] * 2, [categories[3], categories[1]]):
        equal(lab.one_hot(column, categories), dummies(column, categories[1:]))


def test_unknown_category(lab):
    categories = categories_of(lab.draw, 3)
    stranger = "Italy"
    for drop_first in (True, False):
        raises(lambda: lab.one_hot([categories[1], stranger], categories, drop_first=drop_first), ValueError)


def test_standardise_definition(lab):
    for n in (lab.draw.size(2, 4), lab.draw.size(5, 9)):
        X_train, X_test = bank(lab.draw, n), bank(lab.draw, lab.draw.size(2, 6))
        want = standardised_by_definition(X_train, X_test)
        close(lab.standardise(X_train, X_test), want, rtol=1e-7, atol=1e-9)


def test_one_new_customer(lab):
    """A test set of one row: it has no spread of its own."""
    X_train, X_test = bank(lab.draw, lab.draw.size(4, 8)), bank(lab.draw, 1)
    want = standardised_by_definition(X_train, X_test)
    close(lab.standardise(X_train, X_test), want, rtol=1e-7, atol=1e-9)


def test_constant_column(lab):
    n, value = lab.draw.size(2, 5), float(lab.draw.integers(1, 9))
    X_train, X_test = bank(lab.draw, n), bank(lab.draw, 2)
    want_train, want_test = standardised_by_definition(X_train, X_test)
    constant = np.full((n, 1), value)
    got = lab.standardise(np.hstack([X_train, constant]), np.hstack([X_test, [[value], [value + 2.5]]]))
    want = np.hstack([want_train, np.zeros((n, 1))]), np.hstack([want_test, [[0.0], [2.5]]])
    close(got, want, rtol=1e-7, atol=1e-9)


def test_any_threshold(lab):
    for threshold in (0.5, 0.25, 0.75):
        p = np.append(lab.draw.uniform(0.01, 0.99, lab.draw.size(3, 8)), [threshold, 0.3, 0.6])
        want = np.array([1 if value > threshold else 0 for value in p.tolist()])
        equal(lab.to_labels(p, threshold), want)


def test_column_of_probabilities(lab):
    """(n, 1), as Keras and nn.Linear return it; one customer too."""
    for n in (1, lab.draw.size(2, 6)):
        p = lab.draw.uniform(0.01, 0.99, n)
        want = np.array([1 if value > 0.5 else 0 for value in p.tolist()])
        equal(lab.to_labels(p.reshape(n, 1)), want)
        equal(lab.to_labels(p), want)


def test_confusion_definition(lab):
    for n in (lab.draw.size(4, 9), lab.draw.size(20, 40)):
        y, y_hat = lab.draw.labels(n), lab.draw.labels(n)
        equal(lab.confusion(y, y_hat), counted(y, y_hat))


def test_everybody_stays(lab):
    """One label for all, or one class only: the empty cells are still there."""
    y = lab.draw.labels(lab.draw.size(4, 8))
    for said in (0, 1):
        y_hat = np.full(len(y), said)
        equal(lab.confusion(y, y_hat), counted(y, y_hat))
        equal(lab.confusion(y_hat, y_hat), counted(y_hat, y_hat))


def test_scores_definition(lab):
    tn, fp, fn = (int(number) for number in lab.draw.integers(1, 60, 3))
    for tp in (fp, fn, lab.draw.integers(1, 60)):
        precision, recall = tp / (tp + fp), tp / (tp + fn)
        f1 = 2 / (1 / precision + 1 / recall)
        want = (tn + tp) / (tn + fp + fn + tp), precision, recall, f1
        close(lab.scores(np.array([[tn, fp], [fn, tp]])), want, rtol=1e-9)


def test_nothing_to_divide_by(lab):
    stayed, left = lab.draw.size(3, 9), lab.draw.size(1, 5)
    share = stayed / (stayed + left)
    close(lab.scores(np.array([[stayed, 0], [left, 0]])), (share, 0.0, 0.0, 0.0))
    close(lab.scores(np.array([[stayed, left], [0, 0]])), (share, 0.0, 0.0, 0.0))
    close(lab.scores(np.array([[stayed, 0], [0, 0]])), (1.0, 0.0, 0.0, 0.0))
    close(lab.scores(np.array([[0, stayed], [left, 0]])), (0.0, 0.0, 0.0, 0.0))


def test_inputs_untouched(lab):
    X_train, X_test = bank(lab.draw, 4), bank(lab.draw, 2)
    lab.standardise(X_train, X_test)
    lab.to_labels(lab.draw.uniform(0.01, 0.99, 3, 1))
    y = lab.draw.labels(5)
    lab.confusion(y, 1 - y)
    lab.one_hot(["France", "Spain"], list(COUNTRIES))
    untouched(lab)
