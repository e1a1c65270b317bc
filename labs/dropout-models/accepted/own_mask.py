import torch
from torch import nn


class Drop(nn.Module):
    def __init__(self, rate):
        super().__init__()
        self.keep = 1 - rate

    def forward(self, a):
        if not self.training:
            return a
        mask = torch.bernoulli(torch.full_like(a, self.keep))
        return a * mask / self.keep


class DropoutMLP(nn.Module):
    def __init__(self, sizes, p):
        super().__init__()
        self.hidden = nn.ModuleList(
            nn.Sequential(nn.Linear(a, b), Drop(p), nn.ReLU()) for a, b in zip(sizes, sizes[1:-1])
        )
        self.out = nn.Linear(*sizes[-2:])

    def forward(self, x):
        for block in self.hidden:
            x = block(x)
        return self.out(x)


@torch.no_grad()
def predict(model, X):
    mode = model.training
    out = model.eval()(X)
    model.train(mode)
    return out


def train_epoch(model, X, y, batches, loss_fn, optimizer):
    model.train(True)
    history = torch.zeros(len(batches), dtype=X.dtype)
    for i, rows in enumerate(batches):
        loss = loss_fn(model(X.index_select(0, rows)), y.index_select(0, rows))
        loss.backward()
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        history[i] = loss.detach()
    return float(history.mean())


def gap(model, X, y, X_val, y_val, loss_fn):
    losses = [float(loss_fn(predict(model, a), b)) for a, b in ((X, y), (X_val, y_val))]
    return losses[1] - losses[0]
