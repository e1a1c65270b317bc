"""Eight letters backwards: one encoder block, post-LN, over the learner's `embed`. Its gradient stands here."""

import numpy as np

HEADS, EPS = 2, 1e-5


def embedded(lab, E, X):
    """(B, 8) tokens -> (B, 8, 32), row by row with the learner's function."""
    return np.array([lab.embed(row, E) for row in X])


def normal(w, name, u):
    """Layer norm of u (B, T, d): the output, and what its gradient needs."""
    spread = np.sqrt(u.var(axis=-1, keepdims=True) + EPS)
    hat = (u - u.mean(axis=-1, keepdims=True)) / spread
    return w[f"{name}_g"] * hat + w[f"{name}_b"], (hat, spread)


def normal_back(w, name, kept, grad, grads):
    hat, spread = kept
    grads[f"{name}_g"], grads[f"{name}_b"] = (grad * hat).sum(axis=(0, 1)), grad.sum(axis=(0, 1))
    at_hat = grad * w[f"{name}_g"]
    slope = (at_hat * hat).mean(axis=-1, keepdims=True)
    return (at_hat - at_hat.mean(axis=-1, keepdims=True) - hat * slope) / spread


def heads(x):
    """(B, T, d) -> (B, h, T, d / h)."""
    return x.reshape(*x.shape[:2], HEADS, -1).transpose(0, 2, 1, 3)


def merged(x):
    """(B, h, T, d / h) -> (B, T, d)."""
    return x.transpose(0, 2, 1, 3).reshape(x.shape[0], x.shape[2], -1)


def softmax(z):
    powers = np.exp(z - z.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)


def forward(w, x):
    """Embeddings x (B, T, d) -> scores (B, T, 10), and what the way back needs."""
    q, k, v = (heads(x @ w[f"W_{name}"]) for name in "qkv")
    A = softmax(q @ k.transpose(0, 1, 3, 2) / np.sqrt(q.shape[-1]))
    z = merged(A @ v)
    a, first = normal(w, "norm1", x + z @ w["W_o"])
    hidden = np.maximum(a @ w["W_1"] + w["b_1"], 0)
    b, second = normal(w, "norm2", a + hidden @ w["W_2"] + w["b_2"])
    return b @ w["W_out"] + w["b_out"], (x, q, k, v, A, z, a, first, hidden, b, second)


def rows(x):
    return x.reshape(-1, x.shape[-1])


def gradient(w, kept, at_scores):
    """∂J/∂(every weight but E), and ∂J/∂x."""
    x, q, k, v, A, z, a, first, hidden, b, second = kept
    grads = {"W_out": rows(b).T @ rows(at_scores), "b_out": at_scores.sum(axis=(0, 1))}
    at_a = normal_back(w, "norm2", second, at_scores @ w["W_out"].T, grads)
    at_hidden = at_a @ w["W_2"].T * (hidden > 0)
    grads["W_2"], grads["b_2"] = rows(hidden).T @ rows(at_a), at_a.sum(axis=(0, 1))
    grads["W_1"], grads["b_1"] = rows(a).T @ rows(at_hidden), at_hidden.sum(axis=(0, 1))
    at_x = normal_back(w, "norm1", first, at_a + at_hidden @ w["W_1"].T, grads)
    grads["W_o"] = rows(z).T @ rows(at_x)
    at_z = heads(at_x @ w["W_o"].T)
    at_A = at_z @ v.transpose(0, 1, 3, 2)
    at_S = A * (at_A - (at_A * A).sum(axis=-1, keepdims=True)) / np.sqrt(q.shape[-1])
    parts = {"q": at_S @ k, "k": at_S.transpose(0, 1, 3, 2) @ q, "v": A.transpose(0, 1, 3, 2) @ at_z}
    for name, part in parts.items():
        grads[f"W_{name}"] = rows(x).T @ rows(merged(part))
        at_x = at_x + merged(part) @ w[f"W_{name}"].T
    return grads, at_x


def run(lab, recipe, report):
    X, y, X_val, y_val = (recipe[name] for name in ("X", "y", "X_val", "y_val"))
    w, settings = recipe["weights"], recipe["settings"]
    m, v = ({name: np.zeros_like(each) for name, each in w.items()} for _ in range(2))

    def measured(step):
        scores, _ = forward(w, embedded(lab, w["E"], X_val))
        top = scores.max(axis=-1, keepdims=True)
        chances = scores - top - np.log(np.exp(scores - top).sum(axis=-1, keepdims=True))
        loss = -np.take_along_axis(chances, y_val[..., None], axis=-1).mean()
        return {"step": step, "loss": loss, "metric": np.mean(scores.argmax(axis=-1) == y_val)}

    def update(step, batch):
        tokens, letters = X[batch], y[batch]
        scores, kept = forward(w, embedded(lab, w["E"], tokens))
        at_scores = (softmax(scores) - np.eye(scores.shape[-1])[letters]) / letters.size
        grads, at_x = gradient(w, kept, at_scores)
        grads["E"] = np.zeros_like(w["E"])
        np.add.at(grads["E"], tokens, np.sqrt(w["E"].shape[1]) * at_x)
        beta1, beta2 = settings["beta1"], settings["beta2"]
        for name, g in grads.items():
            m[name] = beta1 * m[name] + (1 - beta1) * g
            v[name] = beta2 * v[name] + (1 - beta2) * g**2
            root = np.sqrt(v[name] / (1 - beta2**step)) + settings["eps"]
            w[name] = w[name] - settings["learning_rate"] * m[name] / (1 - beta1**step) / root

    step = 0
    report(measured(step))
    for epoch in recipe["batches"]:  # (steps, B)
        for batch in epoch:  # (B,)
            step += 1
            update(step, batch)
            if step == 1:
                report({"step": 1, "weights": dict(w)})
        report(measured(step))
