"""The deviations are torch's: those that xavier_* and kaiming_* of torch.nn.init draw with."""

import numpy as np
import torch
from torch import nn


def test_deviations_and_limits(reference):
    torch.manual_seed(0)
    n_in, n_out = 400, 150
    weight = torch.empty(n_out, n_in, dtype=torch.float64)
    for scheme, normal, uniform in (
        ("xavier", nn.init.xavier_normal_, nn.init.xavier_uniform_),
        ("he", lambda w: nn.init.kaiming_normal_(w, nonlinearity="relu"),
         lambda w: nn.init.kaiming_uniform_(w, nonlinearity="relu")),
    ):  # fmt: skip
        want = reference.init_std(n_in, n_out, scheme)
        assert np.isclose(normal(weight).std().item(), want, rtol=0.02)
        limit = uniform(weight).abs().max().item()
        ours = np.abs(reference.init_uniform(n_in, n_out, scheme, np.random.default_rng(0))).max()
        assert np.isclose(limit, np.sqrt(3) * want, rtol=1e-3)
        assert np.isclose(ours, np.sqrt(3) * want, rtol=1e-3)
