import numpy as np
import torch
from torch import nn


def pad_to_32(images):
    grey = np.pad(images.numpy(), ((0, 0), (2, 2), (2, 2))).astype("float32") / 255
    return torch.from_numpy(grey).view(-1, 1, 32, 32)


def halved(maps):
    B, C, H, W = maps.shape
    return maps.reshape(B, C, H // 2, 2, W // 2, 2).mean(dim=(3, 5))


class LeNet5(nn.Module):
    def __init__(self):
        super().__init__()
        self.C1 = nn.Conv2d(1, 6, kernel_size=5)
        self.C3 = nn.Conv2d(6, 16, kernel_size=5)
        self.C5 = nn.Linear(16 * 5 * 5, 120)
        self.F6 = nn.Linear(120, 84)
        self.out = nn.Linear(84, 10)
        self.act = nn.Tanh()

    def forward(self, x):
        x = halved(self.act(self.C1(x)))
        x = halved(self.act(self.C3(x)))
        x = self.act(self.C5(x.view(x.shape[0], -1)))
        return self.out(self.act(self.F6(x)))


def layer_shapes(n):
    c1 = n - 4
    c3 = c1 // 2 - 4
    return {
        "C1": (6,) + (c1,) * 2,
        "S2": (6,) + (c1 // 2,) * 2,
        "C3": (16,) + (c3,) * 2,
        "S4": (16,) + (c3 // 2,) * 2,
        "C5": (120,) + (c3 // 2 - 4,) * 2,
    }


def parameter_counts(channels, classes):
    return {"C1": 150 * channels + 6, "C3": 2416, "C5": 48120, "F6": 10164, "output": 85 * classes}
