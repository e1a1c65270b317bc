import torch
from torch import nn


class ResidualBlock(nn.Module):
    def __init__(self, c_in, c_out, stride=1):
        super().__init__()
        self.convs = nn.ModuleList(
            [
                nn.Conv2d(
                    c_in,
                    c_out,
                    kernel_size=(3, 3),
                    stride=stride,
                    padding="same" if stride == 1 else 1,
                    bias=False,
                ),
                nn.Conv2d(c_out, c_out, kernel_size=(3, 3), padding="same", bias=False),
            ]
        )
        self.norms = nn.ModuleList([nn.BatchNorm2d(c_out), nn.BatchNorm2d(c_out)])
        self.changes = stride > 1 or c_in != c_out
        if self.changes:
            self.convs.append(nn.Conv2d(c_in, c_out, kernel_size=1, stride=stride, bias=False))
            self.norms.append(nn.BatchNorm2d(c_out))

    def forward(self, x):
        z = self.norms[0](self.convs[0](x)).clamp(min=0)
        z = self.norms[1](self.convs[1](z))
        if self.changes:
            x = self.norms[2](self.convs[2](x))
        return torch.add(z, x).clamp(min=0)


class InceptionBlock(nn.Module):
    def __init__(self, c_in, ones, reduce3, threes, reduce5, fives, pooled):
        super().__init__()
        self.sizes = ones, threes, fives, pooled
        self.convs = nn.ModuleList(
            nn.Conv2d(a, b, f, padding=(f - 1) // 2)
            for a, b, f in (
                (c_in, ones, 1),
                (c_in, reduce3, 1),
                (reduce3, threes, 3),
                (c_in, reduce5, 1),
                (reduce5, fives, 5),
                (c_in, pooled, 1),
            )
        )

    def forward(self, x):
        B, _, H, W = x.shape
        out = x.new_empty(B, sum(self.sizes), H, W)
        one, small3, three, small5, five, last = self.convs
        chains = ([one], [small3, three], [small5, five])
        start = 0
        for chain, size in zip(chains, self.sizes):
            z = x
            for layer in chain:
                z = layer(z).relu()
            out[:, start : start + size] = z
            start += size
        z = nn.functional.max_pool2d(x, 3, stride=1, padding=1)
        out[:, start:] = last(z).relu()
        return out


def stack_weights(n, c):
    side = 1
    for _ in range(n):
        side += 2
    per_pair = c * c
    return side, per_pair * 3 * 3 * n, per_pair * side * side
