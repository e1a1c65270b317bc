import torch
from torch import nn


class ResidualBlock(nn.Module):
    def __init__(self, c_in, c_out, stride=1):
        super().__init__()
        self.conv1 = nn.Conv2d(c_in, c_out, 3, stride=stride, padding=1, bias=False)
        self.bn1 = nn.BatchNorm2d(c_out)
        self.conv2 = nn.Conv2d(c_out, c_out, 3, padding=1, bias=False)
        self.bn2 = nn.BatchNorm2d(c_out)
        self.shortcut = nn.Sequential()
        if stride != 1 or c_in != c_out:
            self.shortcut = nn.Sequential(
                nn.Conv2d(c_in, c_out, 1, stride=stride, bias=False), nn.BatchNorm2d(c_out)
            )

    def forward(self, x):
        out = torch.relu(self.bn1(self.conv1(x)))
        out = self.bn1(self.conv2(out))
        return torch.relu(out + self.shortcut(x))


class InceptionBlock(nn.Module):
    def __init__(self, c_in, ones, reduce3, threes, reduce5, fives, pooled):
        super().__init__()
        self.b1 = nn.Conv2d(c_in, ones, 1)
        self.r3 = nn.Conv2d(c_in, reduce3, 1)
        self.b3 = nn.Conv2d(reduce3, threes, 3, padding=1)
        self.r5 = nn.Conv2d(c_in, reduce5, 1)
        self.b5 = nn.Conv2d(reduce5, fives, 5, padding=2)
        self.pool = nn.MaxPool2d(3, stride=1, padding=1)
        self.bp = nn.Conv2d(c_in, pooled, 1)

    def forward(self, x):
        branches = [
            torch.relu(self.b1(x)),
            torch.relu(self.b3(torch.relu(self.r3(x)))),
            torch.relu(self.b5(torch.relu(self.r5(x)))),
            torch.relu(self.bp(self.pool(x))),
        ]
        return torch.cat(branches, dim=1)


def stack_weights(n, c):
    side = 2 * n + 1
    return side, n * 9 * c * c, side * side * c * c
