import math

import numpy as np


def bias_correct(m, beta, t):
    held_by_zero = 1.0
    for _ in range(t):
        held_by_zero *= beta
    return np.array([x / (1 - held_by_zero) for x in m.ravel().tolist()]).reshape(m.shape)


def adam_step(w, m, v, g, t, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    new_w, new_m, new_v = np.zeros(w.shape), np.zeros(w.shape), np.zeros(w.shape)
    for place in np.ndindex(w.shape):
        slope = float(g[place])
        first = beta1 * float(m[place]) + (1 - beta1) * slope
        second = beta2 * float(v[place]) + (1 - beta2) * slope * slope
        step = first / (1 - beta1**t) / (math.sqrt(second / (1 - beta2**t)) + eps)
        new_w[place], new_m[place], new_v[place] = float(w[place]) - lr * step, first, second
    return new_w, new_m, new_v
