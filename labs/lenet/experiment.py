"""8000 digits on the learner's LeNet5, with Adam; the reference's initial weights are laid into its layers."""

import torch
from torch import nn


def laid_out(weights):
    """The recipe's arrays in PyTorch's layout and in the order of LeNet5: C1, C3, C5, F6, output."""
    for layer in range(1, 6):
        W = torch.from_numpy(weights[f"W{layer}"])
        yield W if W.ndim == 4 else W.T
        yield torch.from_numpy(weights[f"b{layer}"])


def as_recipe(model):
    """The model's weights by the recipe's names: filters as they are, matrices (in, out)."""
    named = {}
    for layer, (W, b) in enumerate(zip(*[iter(model.parameters())] * 2), start=1):
        named[f"W{layer}"] = W if layer < 3 else W.reshape(len(W), -1).T
        named[f"b{layer}"] = b
    return {name: w.detach().numpy().copy() for name, w in named.items()}


def run(lab, recipe, report):
    X, y, X_val, y_val = (torch.from_numpy(recipe[name]) for name in ("X", "y", "X_val", "y_val"))
    settings = recipe["settings"]
    model = lab.LeNet5()
    with torch.no_grad():
        for mine, given in zip(model.parameters(), laid_out(recipe["weights"])):
            mine.copy_(given.reshape(mine.shape))
    optimizer = torch.optim.Adam(
        model.parameters(),
        lr=settings["learning_rate"],
        betas=(settings["beta1"], settings["beta2"]),
        eps=settings["eps"],
    )
    loss_fn = nn.CrossEntropyLoss()

    def measured(step):
        with torch.no_grad():
            scores = model(X_val)
        right = (scores.argmax(dim=1) == y_val).double().mean()
        return {"step": step, "loss": loss_fn(scores, y_val).item(), "metric": right.item()}

    step = 0
    report(measured(step))
    for epoch in recipe["batches"]:  # (steps, B)
        for rows in torch.from_numpy(epoch):  # (B,)
            optimizer.zero_grad()
            loss_fn(model(X[rows]), y[rows]).backward()
            optimizer.step()
            step += 1
            if step == 1:
                report({"step": 1, "weights": as_recipe(model)})
        report(measured(step))
