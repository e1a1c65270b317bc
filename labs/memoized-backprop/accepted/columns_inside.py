import numpy as np


def memoize(f):
    questions, answers = [], []

    def asked(question):
        for known, answer in zip(questions, answers):
            if known == question:
                return answer
        answer = f(question)
        questions.append(question)
        answers.append(answer)
        return answer

    return asked


def forward_cache(X, weights, biases, g):
    cache = []
    a = X.copy()
    for i in range(len(weights)):
        z = (weights[i].T @ a.T + biases[i].reshape(-1, 1)).T
        cache.append((a.copy(), z.copy()))
        a = g(z)
    return a, cache


def backward(d_out, cache, weights, g_slope):
    flow = d_out.T.copy()  # (out, B)
    grads = []
    for (a, z), W in list(zip(cache, weights))[::-1]:
        flow *= g_slope(z).T
        grads.append(((flow @ a).T, flow @ np.ones(len(a))))
        flow = W @ flow
    grads.reverse()
    return [g[0] for g in grads], [g[1] for g in grads]


def layer_steps(L, reuse):
    return np.int64(L if reuse else np.arange(1, L + 1).sum())
