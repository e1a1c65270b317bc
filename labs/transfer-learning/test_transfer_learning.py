"""Hidden checks of the lab `transfer-learning`."""

import numpy as np

from tutor.grader.testing import close, equal


def example(lab):
    """The brief's base and network: numbers that learn, before and after."""
    from torch import nn

    base = nn.Sequential(nn.Conv2d(1, 4, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(4, 8, 3), nn.ReLU())
    before = lab.trainable(base)
    alone = nn.Linear(2, 2)
    lab.freeze(alone)
    model = lab.TransferNet(base, 8 * 2 * 2, 3)
    counts = [lab.trainable(base), lab.trainable(model), sum(w.numel() for w in model.parameters())]
    for n in (1, 2, 5):
        lab.unfreeze_last(base, n)
        counts.append(lab.trainable(model))
    return before, lab.trainable(alone), counts


def test_example(lab):
    before, alone, counts = lab.run(example)
    equal(before, 336, what="trainable(base) before")
    equal(alone, 0, what="trainable(layer) after freeze(layer)")
    equal(counts[0], 0, what="trainable(model.base)")
    equal(counts[1:3], [99, 435], what="trainable(model), all parameters of the model")
    equal(counts[3:], [99, 395, 435], what="trainable(model) after unfreeze_last(base, n), n = 1, 2, 5")


def count_mixed(lab, sizes, frozen):
    """A stack of linear layers, some of them frozen by hand."""
    from torch import nn

    stack = nn.Sequential(*(nn.Linear(a, b) for a, b in zip(sizes, sizes[1:])))
    for number in frozen:
        stack[number].weight.requires_grad_(False)
    return lab.trainable(stack)


def test_trainable(lab):
    sizes = [lab.draw.size(2, 6) for _ in range(lab.draw.size(3, 5))]
    last = len(sizes) - 2
    for frozen in ([], [0], [0, last]):
        want = sum(b if i in frozen else (a + 1) * b for i, (a, b) in enumerate(zip(sizes, sizes[1:])))
        equal(lab.run(count_mixed, sizes, frozen), want, what="trainable(module)")


def after_freeze(lab, sizes, seed):
    """Nested layers: what still requires a gradient, and whether any value moved."""
    import torch
    from torch import nn

    torch.manual_seed(seed)
    inner = nn.Sequential(nn.Linear(sizes[0], sizes[1]), nn.ReLU(), nn.BatchNorm1d(sizes[1]))
    module = nn.Sequential(inner, nn.Linear(sizes[1], sizes[2]))
    values = [w.detach().clone() for w in module.parameters()]
    lab.freeze(module)
    same = all(torch.equal(a, b) for a, b in zip(values, module.parameters()))
    return [w.requires_grad for w in module.parameters()], same


def test_freeze(lab):
    sizes = [lab.draw.size(2, 5) for _ in range(3)]
    flags, same = lab.run(after_freeze, sizes, lab.draw.seed())
    equal(flags, [False] * 6, what="requires_grad of each parameter after freeze")
    equal(same, True, what="values unchanged by freeze")


def unfrozen(lab, n):
    """Which of five layers learn after all were frozen and the last n set free."""
    from torch import nn

    nested = nn.Sequential(nn.Linear(3, 3), nn.Tanh(), nn.Linear(3, 3))
    base = nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nested, nn.Dropout(0.5), nn.Linear(3, 2))
    for w in base.parameters():
        w.requires_grad_(False)
    lab.unfreeze_last(base, n)
    return [all(w.requires_grad for w in base[i].parameters()) for i in (0, 2, 4)]


def test_unfreeze_last(lab):
    for n, want in enumerate(
        ([False] * 3, [False, False, True], [False, False, True], [False, True, True], [False, True, True])
    ):
        equal(lab.run(unfrozen, n), want, what=f"layers 0, 2 and 4 learn after unfreeze_last(base, {n})")
    equal(lab.run(unfrozen, 5), [True] * 3, what="layers 0, 2 and 4 learn after unfreeze_last(base, 5)")


def logits(lab, kernel, offset, W, b, X, training):
    """The answer of a base with one convolution and the given head."""
    import torch
    from torch import nn

    conv = nn.Conv2d(kernel.shape[1], kernel.shape[0], kernel.shape[2]).double()
    model = lab.TransferNet(nn.Sequential(conv, nn.ReLU()), W.shape[1], W.shape[0]).double()
    with torch.no_grad():
        conv.weight.copy_(torch.tensor(kernel))
        conv.bias.copy_(torch.tensor(offset))
        model.head.weight.copy_(torch.tensor(W))
        model.head.bias.copy_(torch.tensor(b))
    return model.train(training)(torch.tensor(X))


def test_forward(lab):
    C, F, B, f = lab.draw.size(1, 2), lab.draw.size(2, 3), lab.draw.size(1, 3), 2
    H, classes = lab.draw.size(3, 4), lab.draw.size(2, 4)
    X, kernel, offset = lab.draw.normal(B, C, H, H), lab.draw.normal(F, C, f, f), lab.draw.normal(F)
    windows = np.lib.stride_tricks.sliding_window_view(X, (f, f), axis=(2, 3))
    maps = np.maximum(np.einsum("bchwuv,mcuv->bmhw", windows, kernel) + offset[:, None, None], 0)
    flat = maps.reshape(B, -1)
    W, b = lab.draw.normal(classes, flat.shape[1]), lab.draw.normal(classes)
    for training in (True, False):
        got = lab.run(logits, kernel, offset, W, b, X, training)
        close(got, flat @ W.T + b, rtol=1e-7, atol=1e-9, what="logits")


def trained(lab, seed, X, y, free):
    """One step of SGD in train(), the last `free` layers of the base set free; what moved, layer by layer."""
    import torch
    from torch import nn

    torch.manual_seed(seed)
    base = nn.Sequential(nn.Linear(X.shape[1], 6), nn.Tanh(), nn.Linear(6, 5), nn.Tanh()).double()
    model = lab.TransferNet(base, 5, 3).double()
    if free:
        lab.unfreeze_last(base, free)
    model.train()
    before = [w.detach().clone() for w in model.parameters()]
    optimizer = torch.optim.SGD([w for w in model.parameters() if w.requires_grad], lr=0.5)
    nn.functional.cross_entropy(model(torch.tensor(X)), torch.tensor(y)).backward()
    optimizer.step()
    named = zip((name for name, _ in model.named_parameters()), before, model.parameters())
    return {name: not torch.equal(old, new) for name, old, new in named}


def test_only_the_head_learns(lab):
    n = lab.draw.size(4, 6)
    moved = lab.run(trained, lab.draw.seed(), lab.draw.normal(n, 3), lab.draw.labels(n, (0, 1, 2)), 0)
    want = {name: name.startswith("head") for name in moved}
    equal(moved, want, what="which parameters a step has changed")
    equal(sum(moved.values()), 2, what="parameters of the head that changed")


def test_fine_tuning(lab):
    """With the last two layers free, the gradient reaches base.2 and stops there."""
    n = lab.draw.size(4, 6)
    moved = lab.run(trained, lab.draw.seed(), lab.draw.normal(n, 3), lab.draw.labels(n, (0, 1, 2)), 2)
    want = {name: not name.startswith("base.0") for name in moved}
    equal(moved, want, what="which parameters a step has changed")


def with_batch_norm(lab, X, training):
    """A base with batch norm and dropout: two answers, running mean, and the mode of the model."""
    import torch
    from torch import nn

    torch.manual_seed(0)
    norm = nn.BatchNorm1d(X.shape[1]).double()
    model = lab.TransferNet(nn.Sequential(norm, nn.Dropout(0.5)), X.shape[1], 2).double()
    with torch.no_grad():
        model.head.weight.fill_(1.0)
        model.head.bias.zero_()
    returned = model.train() if training else model.train(False)
    first, second = (model(torch.tensor(X)) for _ in range(2))
    return first, second, norm.running_mean, model.training, model.head.training, returned is model


def test_base_stays_in_eval(lab):
    X = lab.draw.normal(lab.draw.size(3, 5), lab.draw.size(2, 4)) + 2
    plain = np.repeat(X.sum(axis=1, keepdims=True) / np.sqrt(1 + 1e-5), 2, axis=1)
    for training in (True, False):
        first, second, mean, model_mode, head_mode, returned = lab.run(with_batch_norm, X, training)
        close(mean, np.zeros(X.shape[1]), what="running mean of the base after two forward passes")
        close(first, plain, rtol=1e-6, what="model(X), base with batch norm and dropout")
        close(second, plain, rtol=1e-6, what="model(X) again")
        equal((model_mode, head_mode), (training, training), what="model.training, model.head.training")
        equal(returned, True, what="model.train(…) returns the model")


def rates(lab, free, head_rate, base_rate):
    """Learning rate of each parameter's name in an optimizer made of the groups."""
    import torch
    from torch import nn

    base = nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nn.Linear(3, 4))
    model = lab.TransferNet(base, 4, 2)
    if free:
        lab.unfreeze_last(base, free)
    optimizer = torch.optim.SGD(lab.two_rates(model, head_rate, base_rate), lr=123.0)
    names = {id(w): name for name, w in model.named_parameters()}
    found = {names[id(w)]: group["lr"] for group in optimizer.param_groups for w in group["params"]}
    return found, [name for name, w in base.named_parameters() if w.requires_grad]


def test_two_rates(lab):
    head_rate = float(lab.draw.uniform(0.01, 0.1))
    base_rate = head_rate / 100
    want = {"head.weight": head_rate, "head.bias": head_rate}
    for free, layer in ((0, None), (1, "2"), (3, "0")):
        if layer is not None:
            want |= {f"{layer}.weight": base_rate, f"{layer}.bias": base_rate}
        found, learning = lab.run(rates, free, head_rate, base_rate)
        named = {name.removeprefix("base."): rate for name, rate in found.items()}
        equal(named, want, what=f"rates with the last {free} layers of the base free")
        equal(
            set(learning) == set(want) - {"head.weight", "head.bias"}, True, what="what is free in the base"
        )
