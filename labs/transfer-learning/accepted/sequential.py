from collections import OrderedDict

import torch
from torch import nn


def trainable(module):
    learning = [torch.numel(w) for w in module.parameters() if w.requires_grad]
    return int(sum(learning))


def freeze(module):
    for layer in module.modules():
        for w in layer.parameters(recurse=False):
            w.requires_grad_(False)


def unfreeze_last(base, n):
    for number, layer in enumerate(base):
        if number >= len(base) - n:
            layer.requires_grad_()


class TransferNet(nn.Sequential):
    def __init__(self, base, features, classes):
        freeze(base)
        parts = [("base", base), ("flatten", nn.Flatten()), ("head", nn.Linear(features, classes))]
        super().__init__(OrderedDict(parts))
        self.train()

    def train(self, mode=True):
        self.training = mode
        for part in (self.flatten, self.head):
            part.train(mode)
        self.base.train(False)
        return self


def two_rates(model, head_rate, base_rate):
    groups = []
    for name, w in model.named_parameters():
        if w.requires_grad:
            groups.append({"params": [w], "lr": head_rate if name.startswith("head") else base_rate})
    return groups
