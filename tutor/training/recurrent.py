"""Recurrent networks on a dict of weights: the cells of V59, V65 and V67, one turn of a loop for each token.

Matrices are (in, out). Those of a gate take the state and the input side by side, [h, x] @ W with W (H + d, H), as
the videos write it; the first H rows belong to the state. What the input adds is computed for all times at once.
"""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor

from tutor.training.arrays import Weights, glorot
from tutor.training.descent import TensorWeights


def gates(rng: np.random.Generator, names: str, d: int, H: int, prefix: str = "") -> Weights:
    """`W_f` (H + d, H) and `b_f` (H,) for every letter of `names`; biases are 0."""
    weights: Weights = {}
    for name in names:
        weights[f"{prefix}W_{name}"] = glorot(rng, H + d, H)
        weights[f"{prefix}b_{name}"] = np.zeros(H)
    return weights


def rnn(weights: TensorWeights, x: Tensor, suffix: str = "") -> Tensor:
    """States (B, T, H) of h ← tanh(x W_in + h W_h + b_h), x (B, T, H) being x W_in already; h is 0 at first."""
    W_h, h = weights[f"W_h{suffix}"], x.new_zeros(len(x), x.shape[2])
    states = []
    for x_t in (x + weights[f"b_h{suffix}"]).unbind(1):  # (B, H) each
        h = torch.tanh(x_t + h @ W_h)
        states.append(h)
    return torch.stack(states, dim=1)


def lstm(weights: TensorWeights, x: Tensor) -> Tensor:
    """The last state h (B, H) over x (B, T, d), from h = c = 0.

    f, i, o = σ([h, x] W + b) each with its own W and b, c̃ = tanh([h, x] W_C + b_C); c ← f c + i c̃, h ← o tanh(c).
    torch.nn.LSTM does the same with its four blocks in the order i, f, c̃, o, matrices (out, in) and two biases.
    """
    W = torch.cat([weights[f"W_{gate}"] for gate in "fioC"], dim=1)  # (H + d, 4H)
    b = torch.cat([weights[f"b_{gate}"] for gate in "fioC"])
    H = W.shape[1] // 4
    h = c = x.new_zeros(len(x), H)
    for x_t in (x @ W[H:] + b).unbind(1):  # (B, 4H) each
        z = x_t + h @ W[:H]
        f, i, o = torch.sigmoid(z[:, : 3 * H]).chunk(3, dim=1)
        c = f * c + i * torch.tanh(z[:, 3 * H :])
        h = o * torch.tanh(c)
    return h


def gru(weights: TensorWeights, x: Tensor, h: Tensor, prefix: str = "") -> Tensor:
    """States (B, T, H) over x (B, T, d), from the state h (B, H).

    z, r = σ([h, x] W + b), h̃ = tanh([r h, x] W_h + b_h), h ← (1 − z) h + z h̃: z is the share of the *new*
    (Chung et al., 2014). torch.nn.GRU differs twice: its z is the share of the old, and its r is multiplied after
    the matrix product, h̃ = tanh(x W + b + r (h U + b')), so no weights can be copied from one to the other.
    """
    W = torch.cat([weights[f"{prefix}W_{gate}"] for gate in "zr"], dim=1)  # (H + d, 2H)
    b = torch.cat([weights[f"{prefix}b_{gate}"] for gate in "zr"])
    W_h, H = weights[f"{prefix}W_h"], h.shape[1]
    for_gates = (x @ W[H:] + b).unbind(1)  # (B, 2H) each
    for_candidate = (x @ W_h[H:] + weights[f"{prefix}b_h"]).unbind(1)  # (B, H) each
    states = []
    for gate_t, candidate_t in zip(for_gates, for_candidate, strict=True):
        z, r = torch.sigmoid(gate_t + h @ W[:H]).chunk(2, dim=1)
        candidate = torch.tanh(candidate_t + (r * h) @ W_h[:H])
        h = (1 - z) * h + z * candidate
        states.append(h)
    return torch.stack(states, dim=1)
