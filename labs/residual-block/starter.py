import torch
from torch import nn


class ResidualBlock(nn.Module):
    """conv 3×3 (stride), BN, ReLU, conv 3×3, BN; plus the shortcut; ReLU. The convolutions have no bias.

    Shortcut: x itself, or, where the shape changes, conv 1×1 (stride) and BN.
    x (B, c_in, H, W)  ->  (B, c_out, H', W'), H' = H for stride 1
    """

    def __init__(self, c_in, c_out, stride=1):
        super().__init__()
        raise NotImplementedError

    def forward(self, x):
        raise NotImplementedError


class InceptionBlock(nn.Module):
    """Four branches side by side, joined along the channels. All convolutions with bias, each followed by ReLU.

    x (B, c_in, H, W)  ->  (B, ones + threes + fives + pooled, H, W)
    """

    def __init__(self, c_in, ones, reduce3, threes, reduce5, fives, pooled):
        super().__init__()
        raise NotImplementedError

    def forward(self, x):
        raise NotImplementedError


def stack_weights(n, c):
    """n convolutions 3×3, one on the other, beside one large one that sees as much; c maps throughout, no biases.

    ->  (side of what one output sees, weights of the stack, weights of the one large convolution)
    """
    raise NotImplementedError
