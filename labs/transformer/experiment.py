"""Number words to digits with the learner's EncoderBlock and DecoderBlock; embeddings, output and Adam stand here."""

import torch
from torch import nn

HEADS, START = 4, 10
SUBLAYERS = {
    "enc_": (("self_attn", "enc_self_"),),
    "dec_": (("self_attn", "dec_self_"), ("multihead_attn", "dec_cross_")),
}


def pieces(prefix):
    """Parameter of the block -> the recipe's weights it is made of, transposed and one below the other."""
    found = {}
    for number, (layer, name) in enumerate(SUBLAYERS[prefix], start=1):
        found[f"{layer}.in_proj_weight"] = [f"{name}W_{part}" for part in "qkv"]
        found[f"{layer}.out_proj.weight"] = [f"{name}W_o"]
        found[f"norm{number}.weight"], found[f"norm{number}.bias"] = [f"{name}norm_g"], [f"{name}norm_b"]
    last = len(SUBLAYERS[prefix]) + 1
    found[f"norm{last}.weight"], found[f"norm{last}.bias"] = [f"{prefix}ff_norm_g"], [f"{prefix}ff_norm_b"]
    for number in (1, 2):
        found[f"linear{number}.weight"] = [f"{prefix}W_{number}"]
        found[f"linear{number}.bias"] = [f"{prefix}b_{number}"]
    return found


def turned(w):
    return w.T if w.ndim == 2 else w


def fill(block, prefix, weights):
    """The recipe's weights into the block; the biases of its attention are 0 and stay so."""
    state = {name: torch.zeros_like(w) for name, w in block.state_dict().items()}
    for name, parts in pieces(prefix).items():
        state[name] = torch.cat([turned(weights[part]) for part in parts])
    block.load_state_dict(state)
    for name, w in block.named_parameters():
        w.requires_grad_(name in pieces(prefix))
    return block


def read(block, prefix):
    """The block's parameters by the recipe's names."""
    state, found = block.state_dict(), {}
    for name, parts in pieces(prefix).items():
        for part, w in zip(parts, state[name].chunk(len(parts))):
            found[part] = turned(w).numpy().copy()
    return found


def places(T, d):
    angles = torch.arange(T)[:, None] / 10_000.0 ** (torch.arange(0, d, 2).double() / d)
    return torch.stack([angles.sin(), angles.cos()], dim=-1).flatten(1)


class Model(nn.Module):
    def __init__(self, lab, weights):
        super().__init__()
        own = ("E_words", "E_digits", "W_out", "b_out")
        self.own = nn.ParameterDict({name: nn.Parameter(weights[name].clone()) for name in own})
        d, d_ff = weights["enc_W_1"].shape
        self.encoder = fill(lab.EncoderBlock(d, HEADS, d_ff).double(), "enc_", weights)
        self.decoder = fill(lab.DecoderBlock(d, HEADS, d_ff).double(), "dec_", weights)

    def embedded(self, name, tokens):
        a = self.own[name][tokens]
        return a * a.shape[-1] ** 0.5 + places(*a.shape[1:])

    def encode(self, x):
        return self.encoder(self.embedded("E_words", x))

    def decode(self, memory, before):
        y = self.decoder(self.embedded("E_digits", before), memory)
        return y @ self.own["W_out"] + self.own["b_out"]

    def weights(self):
        own = {name: w.detach().numpy().copy() for name, w in self.own.items()}
        return own | read(self.encoder, "enc_") | read(self.decoder, "dec_")


def shifted(y):
    return torch.cat([torch.full_like(y[:, :1], START), y[:, :-1]], dim=1)


def loss_of(model, x, y):
    scores = model.decode(model.encode(x), shifted(y))
    return nn.functional.cross_entropy(scores.flatten(0, 1), y.flatten())


def run(lab, recipe, report):
    X, y, X_val, y_val = (torch.tensor(recipe[name]) for name in ("X", "y", "X_val", "y_val"))
    model = Model(lab, {name: torch.tensor(w) for name, w in recipe["weights"].items()})
    settings = recipe["settings"]
    optimizer = torch.optim.Adam(
        [w for w in model.parameters() if w.requires_grad],
        lr=settings["learning_rate"],
        betas=(settings["beta1"], settings["beta2"]),
        eps=settings["eps"],
    )

    @torch.no_grad()
    def measured(step):
        memory, chosen = model.encode(X_val), torch.full_like(y_val[:, :1], START)
        for _ in range(y_val.shape[1]):
            best = model.decode(memory, chosen)[:, -1:].argmax(dim=2)
            chosen = torch.cat([chosen, best], dim=1)
        right = (chosen[:, 1:] == y_val).all(dim=1).double().mean()
        return {"step": step, "loss": loss_of(model, X_val, y_val).item(), "metric": right.item()}

    step = 0
    report(measured(step))
    for epoch in recipe["batches"]:  # (steps, B)
        for rows in torch.tensor(epoch):  # (B,)
            optimizer.zero_grad()
            loss_of(model, X[rows], y[rows]).backward()
            optimizer.step()
            step += 1
            if step == 1:
                report({"step": 1, "weights": model.weights()})
        report(measured(step))
