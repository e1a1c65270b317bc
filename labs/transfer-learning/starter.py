from torch import nn


def trainable(module):
    """How many numbers of this module would learn: those in parameters that require a gradient  ->  int"""
    raise NotImplementedError


def freeze(module):
    """No parameter of the module learns from now on; their values stay  ->  None"""
    raise NotImplementedError


def unfreeze_last(base, n):
    """The last n layers of an nn.Sequential learn again; the others are left as they are.

    0 <= n <= len(base); layers without parameters (ReLU, pooling) count too  ->  None
    """
    raise NotImplementedError


class TransferNet(nn.Module):
    """A trained base, frozen here, and a new nn.Linear(features, classes) as its head.

    self.base, self.head; x (B, …) -> base -> flattened (B, features) -> logits (B, classes).
    The base always runs as in eval(), in train() too; the head follows the mode.
    """

    def __init__(self, base, features, classes):
        super().__init__()
        raise NotImplementedError

    def forward(self, x):
        raise NotImplementedError


def two_rates(model, head_rate, base_rate):
    """Groups for an optimizer: the head learns at head_rate, what is unfrozen in the base at base_rate.

    ->  list of dicts with "params" and "lr"; frozen parameters are in none of them
    """
    raise NotImplementedError
