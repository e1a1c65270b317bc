import numpy as np


def prepare(images):
    """Images for a dense layer: pixels from 0..255 to 0..1, every image in one row.

    images (n, H, W) uint8  ->  (n, H * W) float64
    """
    raise NotImplementedError


def softmax(Z):
    """Probabilities from scores, row by row.

    Z (B, K) float, any size  ->  (B, K) float, every row positive with sum 1
    """
    raise NotImplementedError


def ann_forward(X, W1, b1, W2, b2):
    """The network of the video: a ReLU layer, then a softmax layer.

    X (B, d), W1 (d, H), b1 (H,), W2 (H, K), b2 (K,)  ->  (B, K) float
    """
    raise NotImplementedError


def sparse_cross_entropy(P, y):
    """Mean of -ln(probability of the right class).

    P (B, K) float > 0, rows sum to 1; y (B,) int in 0..K-1  ->  float
    """
    raise NotImplementedError


def accuracy(P, y):
    """Share of rows whose most probable class is the right one.

    P (B, K) float, y (B,) int  ->  float from 0 to 1
    """
    raise NotImplementedError
