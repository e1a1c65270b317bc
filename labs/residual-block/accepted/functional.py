import torch
import torch.nn.functional as F
from torch import nn


class ResidualBlock(nn.Module):
    def __init__(self, c_in, c_out, stride=1):
        super().__init__()
        self.residual = nn.Sequential(
            nn.Conv2d(c_in, c_out, 3, stride, 1, bias=False),
            nn.BatchNorm2d(c_out),
            nn.ReLU(inplace=True),
            nn.Conv2d(c_out, c_out, 3, 1, 1, bias=False),
            nn.BatchNorm2d(c_out),
        )
        self.projection = None
        if (c_in, 1) != (c_out, stride):
            self.projection = nn.Sequential(
                nn.Conv2d(c_in, c_out, 1, stride, bias=False), nn.BatchNorm2d(c_out)
            )

    def forward(self, x):
        kept = x if self.projection is None else self.projection(x)
        out = self.residual(x)
        out += kept
        return F.relu(out, inplace=True)


def conv(c_in, c_out, side):
    return nn.Sequential(nn.Conv2d(c_in, c_out, side, padding=side // 2), nn.ReLU())


class InceptionBlock(nn.Module):
    def __init__(self, c_in, ones, reduce3, threes, reduce5, fives, pooled):
        super().__init__()
        self.branches = nn.ModuleList(
            [
                conv(c_in, ones, 1),
                nn.Sequential(conv(c_in, reduce3, 1), conv(reduce3, threes, 3)),
                nn.Sequential(conv(c_in, reduce5, 1), conv(reduce5, fives, 5)),
                nn.Sequential(nn.MaxPool2d(3, 1, 1), conv(c_in, pooled, 1)),
            ]
        )

    def forward(self, x):
        return torch.cat([branch(x) for branch in self.branches], 1)


def stack_weights(n, c):
    return [1 + 2 * n, 9 * n * c**2, (1 + 2 * n) ** 2 * c**2]
