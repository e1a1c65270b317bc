"""Ten images each of 5 to 9, on filters that learnt 0 to 4: the learner freezes, thaws the dense layer, sets the rates.

The base is filters, flattening and one dense layer of 64. `TransferNet` freezes all of it; `unfreeze_last` lets the
dense layer learn again, beside the new head.
"""

import torch
from torch import nn

LAYERS = {"W1": "base.0.weight", "b1": "base.0.bias", "W2": "base.3.weight", "b2": "base.3.bias"}
LAYERS |= {"W3": "base.7.weight", "b3": "base.7.bias", "W4": "head.weight", "b4": "head.bias"}


def network(lab):
    base = nn.Sequential(
        *(nn.Conv2d(1, 8, 3), nn.ReLU(), nn.MaxPool2d(2)),  # (B, 1, 14, 14) -> (B, 8, 6, 6)
        *(nn.Conv2d(8, 16, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2)),  # -> (B, 16, 3, 3)
        *(nn.Flatten(), nn.Linear(144, 64), nn.ReLU()),  # -> (B, 64)
    )
    model = lab.TransferNet(base, 64, 5)
    lab.unfreeze_last(model.base, 2)
    return model


def turned(name, array):
    """The recipe keeps matrices (in, out), torch (out, in)."""
    return array.T if name in ("W3", "W4") else array


def run(lab, recipe, report):
    X, y, X_val, y_val = (torch.from_numpy(recipe[name]) for name in ("X", "y", "X_val", "y_val"))
    settings = recipe["settings"]
    model = network(lab)
    mine = dict(model.named_parameters())
    with torch.no_grad():
        for name, given in recipe["weights"].items():
            mine[LAYERS[name]].copy_(torch.from_numpy(turned(name, given)))
    optimizer = torch.optim.Adam(
        lab.two_rates(model, settings["learning_rate"], settings["learning_rate"]),
        betas=(settings["beta1"], settings["beta2"]),
        eps=settings["eps"],
    )
    loss_fn = nn.CrossEntropyLoss()

    def measured(step):
        with torch.no_grad():
            scores = model(X_val)
        right = (scores.argmax(dim=1) == y_val).double().mean()
        return {"step": step, "loss": loss_fn(scores, y_val).item(), "metric": right.item()}

    def weights():
        return {name: turned(name, mine[LAYERS[name]].detach().numpy().copy()) for name in LAYERS}

    step = 0
    report(measured(step))
    for epoch in recipe["batches"]:  # (steps, B)
        for rows in torch.from_numpy(epoch):  # (B,)
            optimizer.zero_grad()
            loss_fn(model(X[rows]), y[rows]).backward()
            optimizer.step()
            step += 1
            if step == 1:
                report({"step": 1, "weights": weights()})
        report(measured(step))
