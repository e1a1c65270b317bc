"""A tiny GPT, pre-LN and GELU, trained on the learner's `language_loss`. Network and Adam stand here."""

import math

import torch
import torch.nn.functional as F
from torch import nn

HEADS = 4


class GPT(nn.Module):
    def __init__(self, weights):
        super().__init__()
        self.w = nn.ParameterDict({name: nn.Parameter(torch.tensor(w)) for name, w in weights.items()})
        self.blocks = sum(name.endswith("W_q") for name in weights)

    def norm(self, name, a):
        return F.layer_norm(a, a.shape[-1:], self.w[f"{name}_g"], self.w[f"{name}_b"])

    def attention(self, name, a):
        q, k, v = (
            (a @ self.w[f"{name}W_{part}"]).unflatten(2, (HEADS, -1)).transpose(1, 2) for part in "qkv"
        )
        scores = q @ k.transpose(2, 3) / math.sqrt(q.shape[3])
        may_look = torch.ones(scores.shape[2:], dtype=torch.bool).tril()
        mixed = scores.masked_fill(~may_look, -torch.inf).softmax(dim=3) @ v
        return mixed.transpose(1, 2).reshape(a.shape) @ self.w[f"{name}W_o"]

    def feed_forward(self, name, a):
        hidden = F.gelu(a @ self.w[f"{name}W_1"] + self.w[f"{name}b_1"])
        return hidden @ self.w[f"{name}W_2"] + self.w[f"{name}b_2"]

    def forward(self, tokens):
        a = self.w["E"][tokens] + self.w["P"][: tokens.shape[1]]
        for number in range(1, self.blocks + 1):
            name = f"block{number}_"
            a = a + self.attention(name, self.norm(f"{name}norm1", a))
            a = a + self.feed_forward(name, self.norm(f"{name}norm2", a))
        return self.norm("norm", a) @ self.w["W_out"]


def run(lab, recipe, report):
    X, y, X_val, y_val = (torch.tensor(recipe[name]) for name in ("X", "y", "X_val", "y_val"))
    texts, held_out = (torch.cat([a, b[:, -1:]], dim=1) for a, b in ((X, y), (X_val, y_val)))
    model, settings = GPT(recipe["weights"]), recipe["settings"]
    optimizer = torch.optim.Adam(
        model.parameters(),
        lr=settings["learning_rate"],
        betas=(settings["beta1"], settings["beta2"]),
        eps=settings["eps"],
    )

    @torch.no_grad()
    def measured(step):
        right = (model(X_val).argmax(dim=2) == y_val).double().mean()
        return {"step": step, "loss": lab.language_loss(model, held_out).item(), "metric": right.item()}

    step = 0
    report(measured(step))
    for epoch in recipe["batches"]:  # (steps, B)
        for rows in torch.tensor(epoch):  # (B,)
            optimizer.zero_grad()
            lab.language_loss(model, texts[rows]).backward()
            optimizer.step()
            step += 1
            if step == 1:
                report({"step": 1, "weights": {n: w.detach().numpy().copy() for n, w in model.w.items()}})
        report(measured(step))
