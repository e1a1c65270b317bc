from torch import nn


def trainable(module):
    return sum(w.numel() for w in module.parameters() if w.requires_grad)


def freeze(module):
    for w in module.parameters():
        w.requires_grad = False


def unfreeze_last(base, n):
    for layer in base[len(base) - n :]:
        for w in layer.parameters():
            w.requires_grad = True


class TransferNet(nn.Module):
    def __init__(self, base, features, classes):
        super().__init__()
        freeze(base)
        self.base = base
        self.head = nn.Linear(features, classes)

    def forward(self, x):
        return self.head(self.base(x).flatten(1))

    def train(self, mode=True):
        super().train(mode)
        self.base.eval()
        return self


def two_rates(model, head_rate, base_rate):
    base = [w for w in model.base.parameters() if w.requires_grad]
    return [
        {"params": list(model.head.parameters()), "lr": head_rate},
        {"params": base, "lr": base_rate},
    ]
