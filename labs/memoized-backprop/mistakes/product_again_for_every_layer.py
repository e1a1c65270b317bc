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
    for layer in range(len(weights)):
        d_a = d_out
        for above in reversed(range(layer + 1, len(weights))):
            d_a = (d_a * g_slope(cache[above][1])) @ weights[above].T
        delta = d_a * g_slope(cache[layer][1])
        grad_weights.append(cache[layer][0].T @ delta)
        grad_biases.append(delta.sum(axis=0))
    return grad_weights, grad_biases


def layer_steps(L, reuse):
    return L if reuse else L * (L + 1) // 2
