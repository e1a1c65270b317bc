"""Capstone capstone-cnn: a small LeNet, forward and back, trained on digits.

params is always a list of eight arrays: W1 (F1, C, f, f), b1 (F1,), W2 (F2, F1, f, f), b2 (F2,), the filters of two
convolutions, then W3 (n, h), b3 (h,), W4 (h, K), b4 (K,), two dense layers.
"""

import numpy as np
from mylabs.activations import relu  # all of these are your own
from mylabs.adam import adam_step
from mylabs.conv_backprop import conv_backward, flatten_backward, maxpool_backward
from mylabs.convolution import conv2d_multi
from mylabs.digits_ann import accuracy, softmax, sparse_cross_entropy
from mylabs.padding import pad2d
from mylabs.pooling import max_pool


def conv_forward(X, W, b):
    """A convolution of a whole batch, stride 1, no padding.

    X (B, C, H, W), W (F, C, f, f), b (F,)  ->  (B, F, oH, oW)
    """
    raise NotImplementedError


def pool_forward(X):
    """Max pooling of every map, windows of 2×2 side by side; what no window reaches is dropped.

    X (B, C, H, W)  ->  (B, C, H // 2, W // 2)
    """
    raise NotImplementedError


class LeNet:
    """The network of the brief. `params` are always the present ones."""

    def __init__(self, params, lr=0.001):
        """The arrays given stay as they are; lr: rate of Adam."""
        raise NotImplementedError

    def predict(self, X):
        """Probabilities. X (B, C, H, W)  ->  (B, K)"""
        raise NotImplementedError

    def evaluate(self, X, y):
        """Mean cross-entropy and accuracy. y (B,) int  ->  (loss, accuracy): two numbers"""
        raise NotImplementedError

    def gradients(self, X, y):
        """Mean cross-entropy and its gradients; nothing is updated.  ->  (loss, list of eight arrays like params)"""
        raise NotImplementedError

    def train_step(self, X, y):
        """The gradients, then one step of Adam (default settings) for every array.  ->  loss before the update"""
        raise NotImplementedError
