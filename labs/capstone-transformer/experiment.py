"""Trains the tiny GPT with the learner's own network and training loop; loss and accuracy are measured here."""

import torch
import torch.nn.functional as F

HEADS = 4


def run(lab, recipe, report):
    X, y, X_val, y_val = (torch.tensor(recipe[name]).long() for name in ("X", "y", "X_val", "y_val"))
    texts = torch.cat([X, y[:, -1:]], dim=1)  # (n, 49)
    model, settings = lab.TinyGPT(recipe["weights"], HEADS), recipe["settings"]
    optimizer = torch.optim.Adam(
        model.parameters(),
        lr=settings["learning_rate"],
        betas=(settings["beta1"], settings["beta2"]),
        eps=settings["eps"],
    )

    @torch.no_grad()
    def measured(step):
        scores = model(X_val)
        loss = F.cross_entropy(scores.flatten(0, 1), y_val.flatten()).item()
        return {"step": step, "loss": loss, "metric": (scores.argmax(dim=2) == y_val).double().mean().item()}

    report(measured(0))
    for number, epoch in enumerate(recipe["batches"], start=1):  # (steps, B)
        batches = list(torch.tensor(epoch).long())
        if number == 1:
            lab.train_epoch(model, texts, batches[:1], optimizer)
            report({"step": 1, "weights": {name: w.detach().numpy().copy() for name, w in model.w.items()}})
            batches = batches[1:]
        lab.train_epoch(model, texts, batches, optimizer)
        report(measured(number * len(epoch)))
