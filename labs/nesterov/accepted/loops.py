import numpy as np


def look_ahead(w, v, beta):
    ahead = np.empty_like(w)
    for place in np.ndindex(w.shape):
        ahead[place] = w[place] - beta * v[place]
    return ahead


def nag_step(w, v, grad, lr, beta):
    g = grad(look_ahead(w, v, beta))
    new_w, new_v = np.empty_like(w), np.empty_like(v)
    for place in np.ndindex(w.shape):
        new_v[place] = beta * v[place] + lr * g[place]
        new_w[place] = w[place] - new_v[place]
    return new_w, new_v


def nag_path(grad, w0, lr, beta, steps):
    """Through PyTorch's form: its weights are the look-ahead points of ours."""
    path = np.zeros((steps + 1, len(w0)))
    path[0] = theta = w0
    v = np.zeros(len(w0))
    for t in range(steps):
        theta, v = torch_nag_step(theta, v, grad(theta), lr, beta)
        path[t + 1] = theta + beta * lr * v
    return path


def torch_nag_step(w, v, g, lr, beta):
    new_w, new_v = np.empty_like(w), np.empty_like(v)
    for place in np.ndindex(w.shape):
        new_v[place] = beta * v[place] + g[place]
        new_w[place] = w[place] - lr * g[place] - lr * beta * new_v[place]
    return new_w, new_v
