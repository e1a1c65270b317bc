import torch
import torch.nn.functional as F
from torch import nn


def pad_to_32(images):
    return F.pad(images[:, None].to(torch.float32), [2] * 4).div_(255)


class LeNet5(nn.Module):
    def __init__(self):
        super().__init__()
        self.convolutions = nn.ModuleList(
            [nn.Conv2d(1, 6, 5), nn.Conv2d(6, 16, 5), nn.Conv2d(16, 120, (5, 5))]
        )
        self.dense = nn.ModuleList([nn.Linear(120, 84), nn.Linear(84, 10)])

    def forward(self, x):
        for number, conv in enumerate(self.convolutions):
            x = conv(x).tanh()
            if number < 2:
                x = F.avg_pool2d(x, kernel_size=2)
        x = x.reshape(len(x), 120)
        return self.dense[1](self.dense[0](x).tanh())


def layer_shapes(n):
    x, shapes = torch.zeros(1, 1, n, n), {}
    layers = {
        "C1": nn.Conv2d(1, 6, 5),
        "S2": nn.AvgPool2d(2),
        "C3": nn.Conv2d(6, 16, 5),
        "S4": nn.AvgPool2d(2),
        "C5": nn.Conv2d(16, 120, 5),
    }
    with torch.no_grad():
        for name, layer in layers.items():
            x = layer(x)
            shapes[name] = tuple(x.shape[1:])
    return shapes


def parameter_counts(channels, classes):
    layers = {
        "C1": nn.Conv2d(channels, 6, 5),
        "C3": nn.Conv2d(6, 16, 5),
        "C5": nn.Conv2d(16, 120, 5),
        "F6": nn.Linear(120, 84),
        "output": nn.Linear(84, classes),
    }
    return {name: sum(w.numel() for w in layer.parameters()) for name, layer in layers.items()}
