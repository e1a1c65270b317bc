import numpy as np
from mylabs.activations import relu  # all of these are your own
from mylabs.adam import adam_step
from mylabs.digits_ann import accuracy, softmax, sparse_cross_entropy
from mylabs.dropout import draw_mask, dropout_backward, dropout_forward
from mylabs.memoized_backprop import backward, forward_cache
from mylabs.weight_init import init_normal


def new_weights(sizes, rng):
    """First weights of a network with sizes[0] inputs, at least one hidden layer, and sizes[-1] classes.

    sizes: list of at least 3 int; rng: a NumPy Generator, from which every random number comes
    ->  weights, biases: lists of L arrays (in, out) and (out,); He for the hidden layers, Xavier for the last, biases 0
    """
    raise NotImplementedError


class Network:
    """Dense layers: ReLU after every hidden one, dropout after the last hidden one, softmax at the end.

    `weights` and `biases` are always the present ones: lists of L arrays (in, out) and (out,), L >= 2.
    """

    def __init__(self, weights, biases, p=0.0, lr=0.001):
        """The arrays given stay as they are. p float, 0 <= p < 1: drop probability; lr float: rate of Adam."""
        raise NotImplementedError

    def predict(self, X):
        """Probabilities, without dropout. X (B, d)  ->  (B, K)"""
        raise NotImplementedError

    def evaluate(self, X, y):
        """Mean cross-entropy and accuracy, without dropout. X (B, d), y (B,) int  ->  (loss, accuracy): two numbers"""
        raise NotImplementedError

    def gradients(self, X, y, mask):
        """The loss in training, and its gradients; nothing is updated.

        X (B, d), y (B,) int; mask (B, units of the last hidden layer): 1.0 on, 0.0 off
        ->  loss, grad_weights, grad_biases: mean cross-entropy with dropout; lists like weights and biases
        """
        raise NotImplementedError

    def train_step(self, X, y, rng):
        """One mask from draw_mask and rng, the gradients, one step of Adam with its default settings for every array.

        X (B, d), y (B,) int  ->  the loss before the update, with dropout
        """
        raise NotImplementedError
