import torch
from torch import nn


def pad_to_32(images):
    out = torch.zeros(len(images), 1, 32, 32)
    out[:, 0, 2:30, 2:30] = images / 255.0
    return out


class LeNet5(nn.Sequential):
    def __init__(self):
        super().__init__(
            nn.Conv2d(1, 6, 5),
            nn.Tanh(),
            nn.AvgPool2d(2, stride=2),
            nn.Conv2d(6, 16, 5),
            nn.Tanh(),
            nn.AvgPool2d(2, stride=2),
            nn.Flatten(),
            nn.Linear(400, 120),
            nn.Tanh(),
            nn.Linear(120, 84),
            nn.Tanh(),
            nn.Linear(84, 10),
        )


def layer_shapes(n):
    shapes, side = {}, n
    for name, maps in zip(("C1", "S2", "C3", "S4", "C5"), (6, 6, 16, 16, 120)):
        side = side - 4 if name[0] == "C" else (side - 2) // 2 + 1
        shapes[name] = [maps, side, side]
    return shapes


def parameter_counts(channels, classes):
    def conv(inside, outside):
        return 5 * 5 * inside * outside + outside

    def dense(inside, outside):
        return inside * outside + outside

    return dict(
        C1=conv(channels, 6), C3=conv(6, 16), C5=conv(16, 120), F6=dense(120, 84), output=dense(84, classes)
    )
