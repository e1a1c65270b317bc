def memoize(f):
    cache = {}

    def remembered(question):
        if question not in cache:
            cache[question] = f(question)
        return cache[question]

    return remembered


def forward_cache(X, weights, biases, g):
    cache, a = [], X
    for W, b in zip(weights, biases):
        z = a @ W + b  # (B, in) @ (in, out) + (out,) -> (B, out)
        cache.append((a, z))
        a = g(z)
    return a, cache


def backward(d_out, cache, weights, g_slope):
    grad_weights, grad_biases = [], []
    d_a = d_out
    for (a, z), W in zip(reversed(cache), reversed(weights)):
        delta = d_a * g_slope(z)  # (B, out), used three times
        grad_weights.insert(0, a.T @ delta)  # (in, B) @ (B, out)
        grad_biases.insert(0, delta.sum(axis=0))
        d_a = d_a @ W.T  # (B, out) @ (out, in), for the layer below
    return grad_weights, grad_biases


def layer_steps(L, reuse):
    return L if reuse else L * (L + 1) // 2
