def bias_correct(m, beta, t):
    return m / (1 - beta**t)


def adam_step(w, m, v, g, t, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = bias_correct(m, beta1, t)
    v_hat = bias_correct(v, beta2, t)
    w = w - lr * m_hat / (v_hat + eps)
    return w, m, v
