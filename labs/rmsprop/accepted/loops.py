import math

import numpy as np


def effective_rate(v, lr=0.001, eps=1e-8):
    return np.array([lr / (math.sqrt(x) + eps) for x in v.ravel().tolist()]).reshape(v.shape)


def rmsprop_step(w, v, g, lr=0.001, beta=0.9, eps=1e-8):
    new_w, new_v = np.zeros(w.shape), np.zeros(w.shape)
    for place in np.ndindex(w.shape):
        slope = float(g[place])
        new_v[place] = float(v[place]) * beta + slope * slope * (1 - beta)
        new_w[place] = float(w[place]) - lr * slope / (math.sqrt(new_v[place]) + eps)
    return new_w, new_v
