import numpy as np


def dense_forward(A, W, b):
    """One layer for a batch in rows: the score Z, and its sigmoid.

    A (B, in), W (in, out), b (out,), all float  ->  Z (B, out), sigmoid(Z) (B, out)
    """
    raise NotImplementedError


def mlp_forward(X, weights, biases):
    """The answer of a whole network: layer after layer, each with a sigmoid.

    X (B, d); weights: list of L arrays (in, out); biases: list of L arrays (out,)  ->  (B, out of the last)
    """
    raise NotImplementedError


def forward_trace(X, weights, biases):
    """Everything that flows through the network: what backpropagation will need.

    The same arguments  ->  list of L + 1 arrays: X itself first, then the sigmoid output of every layer
    """
    raise NotImplementedError


def multiplications(sizes, B):
    """How many products of two numbers the matrix products of one forward pass take.

    sizes: list of int, such as [4, 3, 2, 1]; B: rows in the batch  ->  int
    """
    raise NotImplementedError
