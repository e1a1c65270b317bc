from torch import nn


def trainable(module):
    count = 0
    for w in module.parameters():
        if w.requires_grad:
            size = 1
            for side in w.shape:
                size *= side
            count += size
    return count


def switch(module, on):
    for w in module.parameters():
        w.requires_grad = on


def freeze(module):
    switch(module, False)


def unfreeze_last(base, n):
    for i in range(1, n + 1):
        switch(base[-i], True)


class TransferNet(nn.Module):
    def __init__(self, base, features, classes):
        nn.Module.__init__(self)
        switch(base, False)
        self.base = base.eval()
        self.head = nn.Linear(features, classes)

    def train(self, mode=True):
        was = nn.Module.train(self, mode)
        was.base.eval()
        return was

    def forward(self, x):
        z = self.base(x)
        return z.view(len(x), -1) @ self.head.weight.T + self.head.bias


def two_rates(model, head_rate, base_rate):
    head, base = [], []
    for part, kept in ((model.head, head), (model.base, base)):
        for w in part.parameters():
            if w.requires_grad:
                kept.append(w)
    return [{"lr": base_rate, "params": base}, {"lr": head_rate, "params": head}]
