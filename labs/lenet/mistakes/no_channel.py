import torch
from torch import nn


def pad_to_32(images):
    grey = images.float() / 255
    return nn.functional.pad(grey, (2, 2, 2, 2))


class LeNet5(nn.Module):
    def __init__(self):
        super().__init__()
        self.c1 = nn.Conv2d(1, 6, 5)
        self.c3 = nn.Conv2d(6, 16, 5)
        self.c5 = nn.Conv2d(16, 120, 5)
        self.f6 = nn.Linear(120, 84)
        self.output = nn.Linear(84, 10)
        self.pool = nn.AvgPool2d(2)

    def forward(self, x):
        s2 = self.pool(torch.tanh(self.c1(x)))
        s4 = self.pool(torch.tanh(self.c3(s2)))
        c5 = torch.tanh(self.c5(s4)).flatten(1)
        f6 = torch.tanh(self.f6(c5))
        return self.output(f6)


def layer_shapes(n):
    c1 = n - 4
    s2 = c1 // 2
    c3 = s2 - 4
    s4 = c3 // 2
    c5 = s4 - 4
    return {
        "C1": (6, c1, c1),
        "S2": (6, s2, s2),
        "C3": (16, c3, c3),
        "S4": (16, s4, s4),
        "C5": (120, c5, c5),
    }


def parameter_counts(channels, classes):
    return {
        "C1": (25 * channels + 1) * 6,
        "C3": (25 * 6 + 1) * 16,
        "C5": (25 * 16 + 1) * 120,
        "F6": (120 + 1) * 84,
        "output": (84 + 1) * classes,
    }
