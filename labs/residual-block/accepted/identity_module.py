import torch
from torch import nn


def conv_bn(c_in, c_out, side, stride):
    return [nn.Conv2d(c_in, c_out, side, stride, side // 2, bias=False), nn.BatchNorm2d(c_out)]


class ResidualBlock(nn.Module):
    def __init__(self, c_in, c_out, stride=1):
        super().__init__()
        self.f = nn.Sequential(*conv_bn(c_in, c_out, 3, stride), nn.ReLU(), *conv_bn(c_out, c_out, 3, 1))
        same = c_in == c_out and stride == 1
        self.skip = nn.Identity() if same else nn.Sequential(*conv_bn(c_in, c_out, 1, stride))
        self.act = nn.ReLU()

    def forward(self, x):
        return self.act(self.skip(x) + self.f(x))


class InceptionBlock(nn.Module):
    def __init__(self, c_in, ones, reduce3, threes, reduce5, fives, pooled):
        super().__init__()
        relu = nn.ReLU()
        self.branch1 = nn.Sequential(nn.Conv2d(c_in, ones, 1), relu)
        self.branch3 = nn.Sequential(
            nn.Conv2d(c_in, reduce3, 1), relu, nn.Conv2d(reduce3, threes, 3, 1, 1), relu
        )
        self.branch5 = nn.Sequential(
            nn.Conv2d(c_in, reduce5, 1), relu, nn.Conv2d(reduce5, fives, 5, 1, 2), relu
        )
        self.branch_pool = nn.Sequential(nn.MaxPool2d(3, 1, 1), nn.Conv2d(c_in, pooled, 1), relu)

    def forward(self, x):
        return torch.concat((self.branch1(x), self.branch3(x), self.branch5(x), self.branch_pool(x)), dim=1)


def stack_weights(n, c):
    field = 2 * n + 1
    return field, 3**2 * n * c**2, (field * c) ** 2
