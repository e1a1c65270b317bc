def draw_mask(shape, p, rng):
    return (rng.random(shape) >= p).astype(float)


def dropout_forward(a, mask, p, train):
    return a * mask / (1 - p) if train else a


def dropout_backward(d_out, mask, p):
    return d_out * mask / (1 - p)


def prediction_weights(W, p):
    return W * (1 - p)
