"""Hidden checks of the lab `dropout-models`."""

import numpy as np

from tutor.grader.testing import close, equal, holds, untouched

SIX_SIGMA = 6.0


def built(lab, sizes, p):
    """Shapes of the parameters, and of an output for five rows."""
    import torch

    model = lab.DropoutMLP(sizes, p)
    out = model(torch.zeros(5, sizes[0]))
    return sum(w.numel() for w in model.parameters()), out


def outputs(lab, sizes, p, weights, X, training, times=1):
    """What the model with these weights [(W (in, out), b (out,)), …] says, `times` times, stacked."""
    import torch

    torch.manual_seed(0)
    model = lab.DropoutMLP(sizes, p).double()
    linears = [layer for layer in model.modules() if isinstance(layer, torch.nn.Linear)]
    if len(linears) != len(weights):
        return len(linears)
    with torch.no_grad():
        for layer, (W, b) in zip(linears, weights):
            layer.weight.copy_(torch.tensor(W.T))
            layer.bias.copy_(torch.tensor(b))
    model.train(training)
    with torch.no_grad():
        return torch.stack([model(torch.tensor(X)) for _ in range(times)])


def random_weights(draw, sizes):
    return [(draw.normal(n_in, n_out), draw.normal(n_out)) for n_in, n_out in zip(sizes, sizes[1:])]


def forward(X, weights):
    """The network without dropout, unit by unit."""
    rows = [list(map(float, row)) for row in X]
    for layer, (W, b) in enumerate(weights, start=1):
        rows = [
            [sum(a * W[i, j] for i, a in enumerate(row)) + b[j] for j in range(W.shape[1])] for row in rows
        ]
        if layer < len(weights):
            rows = [[max(0.0, z) for z in row] for row in rows]
    return np.array(rows)


def answered(got, layers):
    """The outputs, after a look at the number of nn.Linear layers."""
    holds(
        isinstance(got, np.ndarray),
        hi=f"sizes ke liye {layers} nn.Linear layers chahiye.",
        en=f"These sizes need {layers} nn.Linear layers.",
        found=got,
    )
    return got


def test_example(lab):
    parameters, out = lab.run(built, (1, 128, 128, 1), 0.2)
    equal(parameters, 16_897, what="number of parameters")
    equal(np.shape(out), (5, 1), what="shape of the output")


def test_eval_is_a_plain_network(lab):
    d, out = lab.draw.size(1, 3), lab.draw.size(1, 3)
    hidden = [lab.draw.size(2, 5) for _ in range(lab.draw.size(1, 3))]
    for sizes in ((d, *hidden, out), (d, out)):
        weights = random_weights(lab.draw, sizes)
        X = lab.draw.normal(lab.draw.size(2, 5), d)
        got = answered(lab.run(outputs, sizes, 0.5, weights, X, False), len(weights))
        close(got[0], forward(X, weights), rtol=1e-6, atol=1e-9, what="model(X) in eval()")


def test_drops_and_scales(lab):
    """One hidden layer of n units that all say 1, averaged: n (1 − p) times the output counts the kept ones."""
    n, p = 1000, lab.draw.choice((0.2, 0.5, 0.8))
    weights = [(np.ones((1, n)), np.zeros(n)), (np.full((n, 1), 1 / n), np.zeros(1))]
    X = np.ones((lab.draw.size(6, 9), 1))
    got = answered(lab.run(outputs, (1, n, 1), p, weights, X, True, 2), 2)
    counts = got * n * (1 - p)
    holds(
        np.std(counts) > 0,
        hi="train() mein har row aur har forward ka mask alag hona chahiye.",
        en="In train() every row and every forward pass needs a mask of its own.",
        outputs=got[:, :3, 0],
    )
    spread = (n * p * (1 - p)) ** 0.5 / counts.size**0.5
    holds(
        abs(counts.mean() - n * (1 - p)) < SIX_SIGMA * spread,
        hi=f"p = {p}: 1 bolne wali units ka ausat train() mein bhi 1 ke paas rehna chahiye.",
        en=f"p = {p}: the average of units that all say 1 should stay near 1 in train() too.",
        outputs=got[:, :3, 0],
    )
    close(counts, np.round(counts), rtol=0, atol=1e-6, what="number of kept units, from the output")


def test_every_hidden_layer_drops(lab):
    """Both hidden layers have one unit: (1 − p)² of the outputs are 1 / (1 − p)², the others are 0."""
    p, n = 0.2, 2000
    one = (np.ones((1, 1)), np.zeros(1))
    got = answered(lab.run(outputs, (1, 1, 1, 1), p, [one, one, one], np.ones((n, 1)), True), 3)
    values = sorted(set(np.round(got.ravel(), 6).tolist()))
    equal(values, [0.0, 1.5625], what="outputs of two hidden layers with p = 0.2")
    share = float(np.mean(got > 0))
    holds(
        abs(share - 0.64) < SIX_SIGMA * (0.64 * 0.36 / n) ** 0.5,
        hi="Do hidden layers, p = 0.2: 64 % rows dono mein bachni chahiye.",
        en="Two hidden layers, p = 0.2: 64 % of the rows should survive both.",
        share=share,
    )


def test_input_and_output_stay(lab):
    d, bias = lab.draw.size(2, 4), float(lab.draw.uniform(1.0, 3.0))
    X = lab.draw.uniform(0.5, 2.0, 60, d)
    weights = [(np.ones((d, 1)), np.zeros(1)), (np.ones((1, 1)), np.array([bias]))]
    got = answered(lab.run(outputs, (d, 1, 1), 0.5, weights, X, True), 2)[0]
    kept = np.where(got > bias + 1e-9, bias + 2 * X.sum(axis=1, keepdims=True), bias)
    close(got, kept, rtol=1e-6, what="output: the bias alone, or the bias and twice the kept unit")


def predicted(lab, sizes, p, X, training):
    """predict twice and the plain answer of eval(); the mode afterwards; whether a gradient hangs on it."""
    import torch

    torch.manual_seed(1)
    model = lab.DropoutMLP(sizes, p).double()
    model.train(training)
    first, second = (lab.predict(model, torch.tensor(X)) for _ in range(2))
    after = model.training
    model.eval()
    plain = model(torch.tensor(X))
    return first, second, plain, after, first.requires_grad


def test_predict(lab):
    X = lab.draw.normal(lab.draw.size(3, 6), 2)
    for training in (True, False):
        first, second, plain, after, grad = lab.run(predicted, (2, 40, 1), 0.5, X, training)
        close(first, plain, what="predict(model, X)")
        close(second, plain, what="predict(model, X) again")
        equal(after, training, what="model.training after predict")
        equal(grad, False, what="requires_grad of the prediction")


def trained(lab, W, b, X, y, batches, rate, mode):
    """One epoch of a model without hidden layers, by SGD; output and target do not play the same part."""
    import torch

    def loss_fn(output, target):
        return ((output - 2 * target) ** 2).mean()

    model = lab.DropoutMLP((X.shape[1], 1), 0.0).double()
    (layer,) = [part for part in model.modules() if isinstance(part, torch.nn.Linear)]
    with torch.no_grad():
        layer.weight.copy_(torch.tensor(W.T))
        layer.bias.copy_(torch.tensor(b))
    model.train(mode)
    optimizer = torch.optim.SGD(model.parameters(), lr=rate)
    loss = lab.train_epoch(
        model,
        torch.tensor(X),
        torch.tensor(y),
        [torch.tensor(rows) for rows in batches],
        loss_fn,
        optimizer,
    )
    return layer.weight, layer.bias, loss


def epoch_by_hand(W, b, X, y, batches, rate):
    W, b, losses = W.copy(), b.copy(), []
    for rows in batches:
        error = X[rows] @ W + b - 2 * y[rows]  # (B, 1)
        losses.append(np.mean(error**2))
        W, b = W - rate * 2 * X[rows].T @ error / len(rows), b - rate * 2 * error.mean(axis=0)
    return W.T, b, np.mean(losses)


def test_train_epoch(lab):
    d, B = lab.draw.size(1, 3), lab.draw.size(2, 4)
    n = 3 * B + 1
    X, y = lab.draw.normal(n, d), lab.draw.normal(n, 1) + 2
    order = np.argsort(lab.draw.uniform(0, 1, n))
    batches = [order[:B], order[B : 2 * B], order[2 * B : 3 * B], order[3 * B :]]
    W, b = lab.draw.normal(d, 1), lab.draw.normal(1)
    weight, bias, loss = lab.run(trained, W, b, X, y, batches, 0.05, lab.draw.choice((True, False)))
    want = epoch_by_hand(W, b, X, y, batches, 0.05)
    close((weight, bias), want[:2], rtol=1e-6, what="weights after the epoch")
    close(loss, want[2], rtol=1e-6, what="mean of the batches' losses")


def trained_from_eval(lab, X, y):
    """Losses of two epochs that change nothing (rate 0), of a model that came in eval(); its mode afterwards."""
    import torch

    torch.manual_seed(2)
    model = lab.DropoutMLP((X.shape[1], 50, 1), 0.5).double()
    model.eval()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.0)
    rows = [torch.arange(len(X))]
    data = torch.tensor(X), torch.tensor(y)
    losses = [lab.train_epoch(model, *data, rows, torch.nn.functional.mse_loss, optimizer) for _ in range(2)]
    return losses, isinstance(losses[0], float)


def test_train_mode(lab):
    n = lab.draw.size(4, 8)
    losses, is_float = lab.run(trained_from_eval, lab.draw.normal(n, 2) + 1, lab.draw.normal(n, 1))
    equal(is_float, True, what="train_epoch returns a Python float")
    holds(
        losses[0] != losses[1],
        hi="Model eval() mein aaya tha; train_epoch mein dropout chalu hona chahiye.",
        en="The model came in eval(); dropout has to be on in train_epoch.",
        losses=losses,
    )


def gaps(lab, sizes, X, y, X_val, y_val, training):
    """gap, the two losses in eval(), and the mode afterwards."""
    import torch

    def loss_fn(output, target):
        return ((output - 2 * target) ** 2).mean()

    torch.manual_seed(3)
    model = lab.DropoutMLP(sizes, 0.5).double()
    model.train(training)
    X, y, X_val, y_val = (torch.tensor(part) for part in (X, y, X_val, y_val))
    found = lab.gap(model, X, y, X_val, y_val, loss_fn)
    after = model.training
    model.eval()
    return found, loss_fn(model(X), y), loss_fn(model(X_val), y_val), after


def test_gap(lab):
    n, m = lab.draw.size(3, 6), lab.draw.size(7, 9)
    X, X_val = lab.draw.normal(n, 2), lab.draw.normal(m, 2)
    y, y_val = lab.draw.normal(n, 1), lab.draw.normal(m, 1) + 3
    for training in (True, False):
        found, train, val, after = lab.run(gaps, (2, 40, 1), X, y, X_val, y_val, training)
        close(found, float(val) - float(train), rtol=1e-6, what="gap")
        equal(after, training, what="model.training after gap")


def test_inputs_untouched(lab):
    X, y = lab.draw.normal(6, 2), lab.draw.normal(6, 1)
    lab.run(trained, lab.draw.normal(2, 1), np.zeros(1), X, y, [np.arange(3), np.arange(3, 6)], 0.1, True)
    lab.run(gaps, (2, 3, 1), X, y, X, y, True)
    untouched(lab)
