"""300 digits, 196-256-10 with the learner's DropoutMLP, train_epoch and predict.

The masks are the learner's own: the first update is not the reference's and is not reported. The curve counts.
"""

import numpy as np
import torch
from torch import nn


def run(lab, recipe, report):
    X, y, X_val, y_val = (torch.from_numpy(recipe[name]) for name in ("X", "y", "X_val", "y_val"))
    settings = recipe["settings"]
    torch.manual_seed(int(settings["mask_seed"]))
    model = lab.DropoutMLP((X.shape[1], 256, 10), settings["rate"]).double()
    linears = [layer for layer in model.modules() if isinstance(layer, nn.Linear)]
    with torch.no_grad():
        for number, layer in enumerate(linears, start=1):
            layer.weight.copy_(torch.from_numpy(recipe["weights"][f"W{number}"]).T)
            layer.bias.copy_(torch.from_numpy(recipe["weights"][f"b{number}"]))
    optimizer = torch.optim.Adam(
        model.parameters(),
        lr=settings["learning_rate"],
        betas=(settings["beta1"], settings["beta2"]),
        eps=settings["eps"],
    )
    loss_fn = nn.CrossEntropyLoss()

    def measured(step):
        scores = lab.predict(model, X_val)
        right = (scores.argmax(dim=1) == y_val).double().mean()
        return {"step": step, "loss": loss_fn(scores, y_val).item(), "metric": right.item()}

    step = 0
    report(measured(step))
    for epoch in recipe["batches"]:  # (steps, B)
        lab.train_epoch(model, X, y, list(torch.from_numpy(np.ascontiguousarray(epoch))), loss_fn, optimizer)
        step += len(epoch)
        report(measured(step))
