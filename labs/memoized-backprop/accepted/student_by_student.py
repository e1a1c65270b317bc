import numpy as np


class memoize:
    def __init__(self, f):
        self.f, self.answers = f, {}

    def __call__(self, question):
        try:
            return self.answers[question]
        except KeyError:
            self.answers[question] = answer = self.f(question)
            return answer


def forward_cache(X, weights, biases, g):
    inputs, scores = [np.asarray(X)], []
    for layer in range(len(weights)):
        rows = [
            [float(row @ weights[layer][:, j]) + float(biases[layer][j]) for j in range(len(biases[layer]))]
            for row in inputs[-1]
        ]
        scores.append(np.array(rows))
        inputs.append(np.asarray(g(scores[-1])))
    return [inputs[-1], tuple([inputs[layer], scores[layer]] for layer in range(len(weights)))]


def backward(d_out, cache, weights, g_slope):
    grad_weights = [np.zeros_like(W) for W in weights]
    grad_biases = [np.zeros(W.shape[1]) for W in weights]
    d_a = np.array(d_out)
    for layer in range(len(weights) - 1, -1, -1):
        a, z = cache[layer]
        delta = d_a * np.asarray(g_slope(z))
        d_a = np.zeros_like(a)
        for i in range(len(a)):
            grad_weights[layer] += np.outer(a[i], delta[i])
            grad_biases[layer] += delta[i]
            d_a[i] = weights[layer] @ delta[i]
    return tuple(grad_weights), tuple(grad_biases)


def layer_steps(L, reuse):
    return sum(1 if reuse else L - layer for layer in range(L))
