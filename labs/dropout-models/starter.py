import torch
from torch import nn


class DropoutMLP(nn.Module):
    """sizes (d, h1, h2, …, out): nn.Linear layers; after each hidden one ReLU, then dropout with rate p.

    x (n, d)  ->  (n, out), the plain output of the last nn.Linear
    """

    def __init__(self, sizes, p):
        super().__init__()
        raise NotImplementedError

    def forward(self, x):
        raise NotImplementedError


def predict(model, X):
    """model(X) without dropout and without a gradient; the model's mode is afterwards what it was.

    X (n, d)  ->  (n, out)
    """
    raise NotImplementedError


def train_epoch(model, X, y, batches, loss_fn, optimizer):
    """One update per batch, with dropout on, whatever mode the model was in.

    batches: index tensors (B,); loss_fn(output, target) gives a scalar
    ->  float: mean over the batches of the loss before each update
    """
    raise NotImplementedError


def gap(model, X, y, X_val, y_val, loss_fn):
    """Validation loss minus training loss, both without dropout  ->  float; the mode stays as it was."""
    raise NotImplementedError
