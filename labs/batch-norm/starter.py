def bn_train(z, gamma, beta, running_mean, running_var, m, eps):
    """Batch norm in training: this batch's own mean and variance, and the running ones one step further.

    z (B, h) with B >= 2, one sample per row; gamma, beta, running_mean, running_var (h,); m, eps float
    ->  y (B, h), new_mean (h,), new_var (h,)
    """
    raise NotImplementedError


def bn_eval(z, gamma, beta, running_mean, running_var, eps):
    """Batch norm in test: only the running mean and variance count.

    z (n, h), n may be 1; gamma, beta, running_mean, running_var (h,); eps float  ->  y (n, h)
    """
    raise NotImplementedError


def bn_backward(dy, z, gamma, eps):
    """Gradients of J with respect to z, gamma and beta, from dy = ∂J/∂y of the training mode.

    dy, z (B, h); gamma (h,); eps float  ->  dz (B, h), dgamma (h,), dbeta (h,)
    """
    raise NotImplementedError
