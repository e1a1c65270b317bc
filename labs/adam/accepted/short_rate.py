import numpy as np


def bias_correct(m, beta, t):
    weights = (1 - beta) * np.power(float(beta), np.arange(t))
    return m / weights.sum()


def adam_step(w, m, v, g, t, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    m_new = m + (1 - beta1) * (g - m)
    v_new = v + (1 - beta2) * (g * g - v)
    root = np.sqrt(1 - beta2**t)
    rate = lr * root / (1 - beta1**t)
    return w - rate * m_new / (np.sqrt(v_new) + eps * root), m_new, v_new
