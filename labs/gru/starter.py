"""Lab gru: one step in PyTorch's form, one in the video's, a whole batch, and the number of weights.

The three blocks lie side by side in the order r, z, n: Wx (d, 3H), Wh (H, 3H).
"""

import numpy as np


def gru_step(x, h, Wx, Wh, bx, bh):
    """PyTorch's form: z is the share of the old, r acts after the product with Wh and its bias.

    x (d,) or (B, d), the state before h (H,) or (B, H), bx and bh (3H,) -> like h
    """
    raise NotImplementedError


def gru_step_video(x, h, Wx, Wh, b):
    """The video's form: z is the share of the new, r acts on h before the product; one bias b (3H,). -> like h"""
    raise NotImplementedError


def gru_forward(X, h0, Wx, Wh, bx, bh):
    """All states of a batch in PyTorch's form. X (B, T, d), h0 (B, H) -> (B, T, H), step 1 first"""
    raise NotImplementedError


def gru_parameters(d, H, biases):
    """Weights and biases of a GRU whose blocks have 1 or 2 biases each; one int."""
    raise NotImplementedError
