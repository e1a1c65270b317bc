def draw_mask(shape, p, rng):
    """A fresh mask: a node is off with probability p.

    shape: tuple; p float, 0 <= p < 1; rng: a NumPy Generator, to be asked for rng.random(shape) once
    ->  shape, 1.0 where that number is at least p (the node is on), 0.0 elsewhere
    """
    raise NotImplementedError


def dropout_forward(a, mask, p, train):
    """Inverted dropout: what the next layer gets.

    a (B, H) float; mask (B, H), 1.0 or 0.0; p float, the drop probability; train bool
    ->  (B, H): in training, nodes that are off give 0 and the others keep the mean; else a as it is
    """
    raise NotImplementedError


def dropout_backward(d_out, mask, p):
    """The gradient on its way back through the dropout of a training step.

    d_out (B, H): ∂J with respect to what dropout_forward returned; mask and p: those of the forward pass
    ->  (B, H): ∂J/∂a
    """
    raise NotImplementedError


def prediction_weights(W, p):
    """The other tradition (Srivastava et al.): training used a * mask and no scale; W is the next layer's matrix.

    W (H, out) float; p float, the drop probability  ->  (H, out): the weights to predict with
    """
    raise NotImplementedError
