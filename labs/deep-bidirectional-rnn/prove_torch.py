"""The reference equals torch.nn.RNN with copied weights: stacked, bidirectional, both, and with packed lengths."""

import numpy as np
import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence


def copied(net, layer, suffix=""):
    """(Wx, Wh, b) of one reading of one layer: torch's matrices are transposed and it has two biases."""
    part = {
        name: getattr(net, f"{name}_l{layer}{suffix}").detach().numpy() for name in ("weight_ih", "weight_hh")
    }
    bias = sum(getattr(net, f"{name}_l{layer}{suffix}").detach().numpy() for name in ("bias_ih", "bias_hh"))
    return part["weight_ih"].T, part["weight_hh"].T, bias


def test_stack_equals_torch(reference):
    torch.manual_seed(0)
    net = nn.RNN(4, 5, num_layers=3, batch_first=True).double()
    X = torch.randn(2, 6, 4).double()
    hs, h_n = net(X)
    cells = [copied(net, layer) for layer in range(3)]
    assert np.allclose(reference.stack_rnn(X.numpy(), cells, True), hs.detach().numpy(), atol=1e-12)
    assert np.allclose(reference.stack_rnn(X.numpy(), cells, False), h_n[-1].detach().numpy(), atol=1e-12)


def test_deep_bidirectional_equals_torch(reference):
    torch.manual_seed(1)
    net = nn.RNN(4, 3, num_layers=2, bidirectional=True, batch_first=True).double()
    X, lengths = torch.randn(3, 6, 4).double(), np.array([6, 4, 1])
    layers = [(copied(net, layer), copied(net, layer, "_reverse")) for layer in range(2)]
    hs, _ = net(X)
    assert np.allclose(reference.deep_birnn(X.numpy(), layers), hs.detach().numpy(), atol=1e-12)
    packed, h_n = net(pack_padded_sequence(X, torch.tensor(lengths), batch_first=True))
    hs, _ = pad_packed_sequence(packed, batch_first=True)
    below = reference.deep_birnn(X.numpy(), layers[:1], lengths)
    assert np.allclose(reference.deep_birnn(X.numpy(), layers, lengths), hs.detach().numpy(), atol=1e-12)
    want = torch.cat([h_n[2], h_n[3]], dim=1).detach().numpy()
    assert np.allclose(reference.birnn_summary(below, *layers[1], lengths), want, atol=1e-12)
