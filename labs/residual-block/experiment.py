"""residual-20 with the learner's ResidualBlock: vectors are maps of one pixel.

On a 1×1 map a 3×3 filter with padding 1 meets the pixel with its middle weight alone, so the block is a pair of
dense layers. Batch norm in eval() with mean 0 and variance 1 only adds its β, which takes the part of the bias.
"""

import torch
from torch import nn

BLOCKS, EPS = 9, 1e-5


def parts(block):
    """The two convolutions and batch norms of a block, in the order of use."""
    convs = [part for part in block.modules() if isinstance(part, nn.Conv2d)]
    norms = [part for part in block.modules() if isinstance(part, nn.BatchNorm2d)]
    return list(zip(convs, norms))


def lay_out(block, first, weights):
    """Layers `first` and `first + 1` of the recipe into the block."""
    with torch.no_grad():
        for layer, (conv, norm) in enumerate(parts(block), start=first):
            conv.weight.zero_()
            conv.weight[:, :, 1, 1] = torch.from_numpy(weights[f"W{layer}"]).T
            norm.bias.copy_(torch.from_numpy(weights[f"b{layer}"]))
            norm.running_var.fill_(1 - EPS)
            norm.weight.requires_grad_(False)


def run(lab, recipe, report):
    X, y, X_val, y_val = (torch.from_numpy(recipe[name]) for name in ("X", "y", "X_val", "y_val"))
    weights = recipe["weights"]
    width = weights["W2"].shape[0]
    ends = {name: torch.from_numpy(weights[name]).requires_grad_() for name in ("W1", "b1", "W20", "b20")}
    blocks = nn.ModuleList(lab.ResidualBlock(width, width) for _ in range(BLOCKS)).double().eval()
    for number, block in enumerate(blocks):
        lay_out(block, 2 + 2 * number, weights)
    learning = [*ends.values(), *(w for w in blocks.parameters() if w.requires_grad)]
    optimizer = torch.optim.SGD(learning, lr=recipe["settings"]["learning_rate"])
    loss_fn = nn.CrossEntropyLoss()

    def score(x):
        a = torch.relu(x @ ends["W1"] + ends["b1"])[:, :, None, None]  # (B, 32, 1, 1)
        for block in blocks:
            a = block(a)
        return a.flatten(1) @ ends["W20"] + ends["b20"]

    def measured(step):
        with torch.no_grad():
            scores = score(X_val)
        right = (scores.argmax(dim=1) == y_val).double().mean()
        return {"step": step, "loss": loss_fn(scores, y_val).item(), "metric": right.item()}

    def named():
        found = {name: w.detach().numpy().copy() for name, w in ends.items()}
        for number, block in enumerate(blocks):
            for layer, (conv, norm) in enumerate(parts(block), start=2 + 2 * number):
                found[f"W{layer}"] = conv.weight.detach()[:, :, 1, 1].T.numpy().copy()
                found[f"b{layer}"] = norm.bias.detach().numpy().copy()
        return found

    step = 0
    report(measured(step))
    for epoch in recipe["batches"]:  # (steps, B)
        for rows in torch.from_numpy(epoch):  # (B,)
            optimizer.zero_grad()
            loss_fn(score(X[rows]), y[rows]).backward()
            optimizer.step()
            step += 1
            if step == 1:
                report({"step": 1, "weights": named()})
        report(measured(step))
