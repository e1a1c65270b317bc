from torch import nn


def trainable(module):
    total = 0
    for _, w in module.named_parameters():
        total += w.nelement() if w.requires_grad else 0
    return total


def freeze(module):
    module.requires_grad_(False)


def unfreeze_last(base, n):
    layers = list(base.children())
    while n > 0:
        layers.pop().requires_grad_(True)
        n -= 1


class TransferNet(nn.Module):
    def __init__(self, base, features, classes):
        super().__init__()
        self.base, self.head = base, nn.Linear(features, classes)
        freeze(self.base)

    def forward(self, x):
        self.base.eval()
        out = self.base(x)
        return self.head(out.reshape(out.shape[0], -1))


def two_rates(model, head_rate, base_rate):
    groups = [dict(params=model.head.parameters(), lr=head_rate)]
    free = list(filter(lambda w: w.requires_grad, model.base.parameters()))
    if free:
        groups.append(dict(params=free, lr=base_rate))
    return groups
