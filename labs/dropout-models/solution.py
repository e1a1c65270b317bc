import torch
from torch import nn


class DropoutMLP(nn.Module):
    def __init__(self, sizes, p):
        super().__init__()
        layers = []
        for n_in, n_out in zip(sizes, sizes[1:-1]):
            layers += [nn.Linear(n_in, n_out), nn.ReLU(), nn.Dropout(p)]
        self.layers = nn.Sequential(*layers, nn.Linear(sizes[-2], sizes[-1]))

    def forward(self, x):
        return self.layers(x)


def predict(model, X):
    before = model.training
    model.eval()
    with torch.no_grad():
        answer = model(X)
    model.train(before)
    return answer


def train_epoch(model, X, y, batches, loss_fn, optimizer):
    model.train()
    losses = []
    for rows in batches:
        loss = loss_fn(model(X[rows]), y[rows])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return sum(losses) / len(losses)


def gap(model, X, y, X_val, y_val, loss_fn):
    train = loss_fn(predict(model, X), y).item()
    val = loss_fn(predict(model, X_val), y_val).item()
    return val - train
