import torch.nn.functional as F
from torch import nn


class DropoutMLP(nn.Module):
    def __init__(self, sizes, p):
        super().__init__()
        self.p = p
        self.depth = len(sizes) - 1
        for layer in range(self.depth):
            setattr(self, f"fc{layer}", nn.Linear(sizes[layer], sizes[layer + 1]))

    def forward(self, x):
        for layer in range(self.depth - 1):
            x = getattr(self, f"fc{layer}")(x).clamp(min=0)
            x = F.dropout(x, self.p, training=self.training)
        return getattr(self, f"fc{self.depth - 1}")(x)


def predict(model, X):
    training = model.training
    try:
        model.eval()
        return model(X).detach()
    finally:
        if training:
            model.train()


def train_epoch(model, X, y, batches, loss_fn, optimizer):
    model.train()

    def one(rows):
        optimizer.zero_grad()
        loss = loss_fn(model(X[rows]), y[rows])
        loss.backward()
        optimizer.step()
        return loss.item()

    losses = [one(rows) for rows in batches]
    return sum(losses) / len(losses)


def gap(model, X, y, X_val, y_val, loss_fn):
    def loss(a, b):
        return loss_fn(predict(model, a), b).item()

    return loss(X_val, y_val) - loss(X, y)
