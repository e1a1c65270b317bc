import torch
from torch import nn


class DropoutMLP(nn.Module):
    def __init__(self, sizes, p):
        super().__init__()
        self.linears = nn.ModuleList(nn.Linear(a, b) for a, b in zip(sizes, sizes[1:]))
        self.drop = nn.Dropout(p)

    def forward(self, x):
        for linear in self.linears[:-1]:
            x = self.drop(torch.relu(linear(x)))
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
    for rows in batches:
        optimizer.zero_grad()
        loss = loss_fn(model(X[rows]), y[rows])
        loss.backward()
        optimizer.step()
    return loss.item()


def gap(model, X, y, X_val, y_val, loss_fn):
    train_loss = loss_fn(predict(model, X), y)
    val_loss = loss_fn(predict(model, X_val), y_val)
    return (val_loss - train_loss).item()
