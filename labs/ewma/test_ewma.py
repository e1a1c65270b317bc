"""Hidden checks of the lab `ewma`."""

import numpy as np

from tutor.grader.testing import close, untouched

EXAMPLE = np.array([5.0, 4.0, 6.0, 7.0])


def expanded(x, beta):
    """Every V_t as the sum of its weighted values, without a recursion."""
    return np.array(
        [sum((1 - beta) * beta ** (t - s) * float(x[s]) for s in range(t + 1)) for t in range(len(x))]
    )


def test_example(lab):
    close(lab.ewma(EXAMPLE, 0.9), np.array([0.5, 0.85, 1.365, 1.9285]))


def test_definition(lab):
    x = 10 * lab.draw.normal(lab.draw.size(5, 12))
    for beta in (float(lab.draw.uniform(0.1, 0.6)), 0.98):
        close(lab.ewma(x, beta), expanded(x, beta))


def test_no_memory(lab):
    x = lab.draw.normal(lab.draw.size(1, 5))
    close(lab.ewma(x, 0.0), x, what="ewma(x, 0)")
    close(lab.bias_corrected(x, 0.0), x, what="bias_corrected(x, 0)")


def test_corrected_example(lab):
    close(lab.bias_corrected(EXAMPLE, 0.9), np.array([5.0, 0.85 / 0.19, 1.365 / 0.271, 1.9285 / 0.3439]))
    level = np.full(lab.draw.size(3, 9), float(lab.draw.uniform(1, 9)))
    close(lab.bias_corrected(level, 0.95), level, rtol=1e-7)


def test_weights(lab):
    T = lab.draw.size(2, 8)
    beta = float(lab.draw.uniform(0.3, 0.9))
    close(lab.memory_weights(beta, T), np.array([(1 - beta) * beta ** (T - 1 - s) for s in range(T)]))
    close(lab.memory_weights(beta, 1), np.array([1 - beta]), what="memory_weights(beta, 1)")


def test_time_constant(lab):
    for n in (10, 50, lab.draw.size(3, 9), 1):
        close(lab.time_constant(1 - 1 / n), float(n), rtol=1e-9)


def test_inputs_untouched(lab):
    x = lab.draw.normal(lab.draw.size(3, 6))
    lab.ewma(x, 0.9)
    lab.bias_corrected(x, 0.9)
    untouched(lab)
