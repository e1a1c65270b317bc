from collections import OrderedDict

import torch
from torch import nn


class DropoutMLP(nn.Sequential):
    def __init__(self, sizes, p):
        parts = OrderedDict()
        last = len(sizes) - 2
        for i in range(len(sizes) - 1):
            parts[f"linear{i}"] = nn.Linear(sizes[i], sizes[i + 1])
            if i < last:
                parts[f"relu{i}"] = nn.ReLU(inplace=True)
                parts[f"drop{i}"] = nn.Dropout(p)
        super().__init__(parts)


def predict(model, X):
    flags = [(module, module.training) for module in model.modules()]
    model.train(False)
    with torch.inference_mode():
        out = model(X)
    for module, flag in flags:
        module.training = flag
    return out


def train_epoch(model, X, y, batches, loss_fn, optimizer):
    model.train()
    mean = 0.0
    for seen, rows in enumerate(batches, start=1):
        model.zero_grad()
        loss = loss_fn(model(X[rows]), y[rows])
        loss.backward()
        optimizer.step()
        mean += (loss.item() - mean) / seen
    return mean


def gap(model, X, y, X_val, y_val, loss_fn):
    mode = model.training
    model.eval()
    with torch.no_grad():
        found = loss_fn(model(X_val), y_val) - loss_fn(model(X), y)
    model.train(mode)
    return found.item()
