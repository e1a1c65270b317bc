import numpy as np


def bias_correct(m, beta, t):
    out = np.array(m, dtype=float)
    out /= 1 - beta**t
    return out


def adam_step(w, m, v, g, t, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    w, m, v = w.copy(), m.copy(), v.copy()
    m *= beta1
    m += (1 - beta1) * g
    v *= beta2
    v += (1 - beta2) * np.square(g)
    step = bias_correct(v, beta2, t)
    np.sqrt(step, out=step)
    step += eps
    w -= lr * bias_correct(m, beta1, t) / step
    return [w, m, v]
