import torch
from torch import nn


def pad_to_32(images):
    """Digits made ready for LeNet-5: two rows and columns of 0 on every side, grey values from 0 to 1.

    images (B, 28, 28) uint8, 0 … 255  ->  (B, 1, 32, 32) float32
    """
    raise NotImplementedError


class LeNet5(nn.Module):
    """C1, S2, C3, S4, C5, F6, output. The layers with weights are made in this order.

    x (B, 1, 32, 32)  ->  (B, 10) logits
    """

    def __init__(self):
        super().__init__()
        raise NotImplementedError

    def forward(self, x):
        raise NotImplementedError


def layer_shapes(n):
    """Shapes (C, H, W) after each layer for an n×n image, n >= 32; C5 is a 5×5 convolution.

    ->  dict with the keys "C1", "S2", "C3", "S4", "C5"
    """
    raise NotImplementedError


def parameter_counts(channels, classes):
    """Weights and biases of each layer of a LeNet-5 for images with `channels` and for `classes` classes.

    ->  dict with the keys "C1", "C3", "C5", "F6", "output"
    """
    raise NotImplementedError
