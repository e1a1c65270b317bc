import torch
from torch import nn


class DropoutMLP(nn.Module):
    def __init__(self, sizes, p):
        super().__init__()
        self.linears = nn.ModuleList(nn.Linear(a, b) for a, b in zip(sizes, sizes[1:]))
        self.p = p

    def forward(self, x):
        for linear in self.linears[:-1]:
            x = torch.relu(linear(x))
            if self.training:
                x = x * (torch.rand_like(x) >= self.p)
        return self.linears[-1](x)


def predict(model, X):
    was_training = model.training
    model.eval()
    with torch.no_grad():
        out = model(X)
    model.train(was_training)
    return out


def train_epoch(model, X, y, batches, loss_fn, optimizer):
    model.train()
    total = 0.0
    for rows in batches:
        optimizer.zero_grad()
        loss = loss_fn(model(X[rows]), y[rows])
        loss.backward()
        optimizer.step()
        total += loss.item()
    return total / len(batches)


def gap(model, X, y, X_val, y_val, loss_fn):
    train_loss = loss_fn(predict(model, X), y)
    val_loss = loss_fn(predict(model, X_val), y_val)
    return (val_loss - train_loss).item()
