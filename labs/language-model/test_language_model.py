"""Hidden checks of the lab `language-model`. The models are tables: row = token, or token and place."""

import numpy as np

from tutor.grader.testing import close, equal, holds, untouched

SIX_SIGMA = 6.0


def probabilities(lab, logits, temperature, top_k):
    import torch

    return lab.next_probabilities(torch.tensor(logits), temperature, top_k)


def default_probabilities(lab, logits):
    import torch

    return lab.next_probabilities(torch.tensor(logits))


def preferred(lab, better, worse):
    import torch

    better, worse = (torch.tensor(part, requires_grad=True) for part in (better, worse))
    loss = lab.preference_loss(better, worse)
    if loss.requires_grad:
        loss.backward()
    return loss, better.grad, worse.grad


def table_loss(lab, table, tokens):
    """Loss of the bigram model `table` (V, V), and the gradient of the table (None: there is none)."""
    import torch

    model = torch.nn.Embedding.from_pretrained(torch.tensor(table), freeze=False)
    loss = lab.language_loss(model, torch.tensor(tokens))
    if loss.requires_grad:
        loss.backward()
    return loss, model.weight.grad


def table_perplexity(lab, table, tokens):
    import torch

    model = torch.nn.Embedding.from_pretrained(torch.tensor(table), freeze=False)
    found = lab.perplexity(model, torch.tensor(tokens))
    return found, type(found).__name__


def written(lab, table, start, n, context, temperature, top_k, seed):
    """Text of a model that looks at its last token and at how many it sees, and what it was shown."""
    import torch

    table, seen = torch.tensor(table), []  # (context, V, V)

    def model(tokens):
        seen.append(tuple(tokens.shape))
        misled = table.flip(-1)[0][tokens]  # all rows but the last one mislead
        misled[:, -1] = table[min(tokens.shape[1], len(table)) - 1][tokens[:, -1]]
        return misled

    torch.manual_seed(seed)
    given = torch.tensor(start)
    knobs = () if temperature is None else (temperature, top_k)
    text = lab.generate(model, given, n, context, *knobs)
    return text, seen, given


def log_softmax(z):
    z = z - z.max(axis=-1, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=-1, keepdims=True))


def random_text(lab, V):
    B, T = lab.draw.size(2, 3), lab.draw.size(2, 5)
    return 1.5 * lab.draw.normal(V, V), lab.draw.integers(0, V, B, T + 1)


def mean_loss(table, tokens):
    losses = [-log_softmax(table[a])[b] for row in tokens for a, b in zip(row, row[1:])]
    return sum(losses) / len(losses)


def test_example(lab):
    got = lab.run(probabilities, np.array([2.0, 1.0, 0.0]), 1.0, 2)
    close(got, np.array([0.731059, 0.268941, 0.0]), rtol=1e-4, what="top-2 of (2, 1, 0)")
    got = lab.run(probabilities, np.array([2.0, 1.0, 0.0]), 0.5, None)
    close(got, np.array([0.866814, 0.117310, 0.015876]), rtol=1e-4, what="temperature 0.5")
    loss, _, _ = lab.run(preferred, np.array([2.0]), np.array([0.5]))
    close(loss, 0.201413, rtol=1e-4, what="preference_loss(2, 0.5)")


def test_loss(lab):
    table, tokens = random_text(lab, lab.draw.size(3, 5))
    loss, _ = lab.run(table_loss, table, tokens)
    close(loss, mean_loss(table, tokens), rtol=1e-6, what="language_loss")


def test_gradient(lab):
    """Softmax minus the right token, at the row of the token before."""
    table, tokens = random_text(lab, lab.draw.size(3, 5))
    _, got = lab.run(table_loss, table, tokens)
    want, pairs = np.zeros_like(table), [(a, b) for row in tokens for a, b in zip(row, row[1:])]
    for a, b in pairs:
        want[a] += np.exp(log_softmax(table[a])) / len(pairs)
        want[a, b] -= 1 / len(pairs)
    holds(
        isinstance(got, np.ndarray),
        hi="language_loss par backward se model ko gradient milna chahiye.",
        en="backward on language_loss should give the model a gradient.",
    )
    close(got, want, rtol=1e-6, atol=1e-9, what="gradient of the table")


def test_perplexity(lab):
    V = lab.draw.size(3, 6)
    table, tokens = random_text(lab, V)
    found, kind = lab.run(table_perplexity, table, tokens)
    close(found, np.exp(mean_loss(table, tokens)), rtol=1e-6, what="perplexity")
    equal(kind, "float", what="type of the perplexity")
    found, _ = lab.run(table_perplexity, np.zeros((V, V)), tokens)
    close(found, float(V), rtol=1e-6, what=f"perplexity of guessing among {V} tokens")


def test_temperature(lab):
    logits = 2 * lab.draw.normal(lab.draw.size(2, 3), lab.draw.size(3, 5))
    for temperature in (0.5, float(lab.draw.uniform(1.5, 3.0))):
        want = np.exp(log_softmax(logits / temperature))
        close(lab.run(probabilities, logits, temperature, None), want, rtol=1e-6, what=f"τ = {temperature}")
    close(lab.run(default_probabilities, logits), np.exp(log_softmax(logits)), rtol=1e-6, what="no knob")
    cold = lab.run(probabilities, np.array([900.0, 1000.0, 1000.5]), 0.01, None)
    close(cold, np.array([0.0, 0.0, 1.0]), atol=1e-9, what="large logits, τ = 0.01")


def test_top_k(lab):
    """Each row keeps its own k largest; they share out the whole 1."""
    V = lab.draw.size(4, 6)
    logits = lab.draw.uniform(0, 1, 3, V).argsort(axis=1) * 0.7 - np.array([[4.0], [0.0], [5.0]])
    k = lab.draw.size(2, V - 1)
    want = np.zeros_like(logits)
    for row, z in enumerate(logits):
        kept = sorted(range(V), key=lambda place, z=z: -z[place])[:k]
        want[row, kept] = np.exp(log_softmax(z[kept]))
    close(lab.run(probabilities, logits, 1.0, k), want, rtol=1e-6, what=f"top-{k}")
    got = lab.run(probabilities, logits, 1.0, V + 2)
    close(got, np.exp(log_softmax(logits)), rtol=1e-6, what=f"top-{V + 2} of {V}")
    both = np.exp(log_softmax(logits / 2))
    both = np.where(want > 0, both, 0)
    both = both / both.sum(axis=1, keepdims=True)
    close(lab.run(probabilities, logits, 2.0, k), both, rtol=1e-6, what=f"top-{k} at τ = 2")


def model_table(lab, context, V):
    return lab.draw.uniform(0, 1, context, V, V).argsort(axis=2) * 1.0


def test_generate(lab):
    """top-1 leaves nothing to chance: start, then the most likely token each time."""
    V, context, n = lab.draw.size(4, 6), lab.draw.size(3, 4), lab.draw.size(4, 6)
    table, start = model_table(lab, context, V), lab.draw.integers(0, V, 2)
    text, seen, given = lab.run(written, table, start, n, context, 1.0, 1, 0)
    want = start.tolist()
    for _ in range(n):
        want.append(int(table[min(len(want), context) - 1][want[-1]].argmax()))
    equal(text, want, what="start and what follows")
    equal(given, start.tolist(), what="start afterwards")
    equal(seen[0], (1, 2), what="shape of what the model was shown first")


def test_context(lab):
    V, context = 4, lab.draw.size(2, 4)
    table, n = model_table(lab, context, V), lab.draw.size(5, 8)
    start = lab.draw.integers(0, V, context + 2)
    _, seen, _ = lab.run(written, table, start, n, context, 1.0, 1, 0)
    equal(seen, [(1, context)] * n, what="shapes of what the model was shown")


def test_dice(lab):
    """Tokens are drawn as often as their probabilities say, with two knobs and with none."""
    n, V = 1000, 3
    logits = np.array([1.0, 0.0, -1.0])
    table = np.tile(logits, (1, V, 1))
    temperature, seed = lab.draw.choice((0.5, 3.0)), lab.draw.seed()
    text, _, _ = lab.run(written, table, np.array([0]), n, 1, temperature, 2, seed)
    chance = 1 / (1 + np.exp(-1 / temperature))
    share = float(np.mean(np.asarray(text)[1:] == 0))
    spread = (chance * (1 - chance) / n) ** 0.5
    holds(
        abs(share - chance) < SIX_SIGMA * spread and not np.any(np.asarray(text)[1:] == 2),
        hi=f"top-2, τ = {temperature}: token 0 ka hissa {chance:.3f} ke paas hona chahiye, token 2 kabhi nahi.",
        en=f"top-2, τ = {temperature}: token 0 should take about {chance:.3f}, and token 2 nothing.",
        share=share,
    )
    text, _, _ = lab.run(written, table, np.array([0]), n, 1, None, None, seed)
    wanted = np.exp(log_softmax(logits))
    shares = np.bincount(np.asarray(text)[1:], minlength=V) / n
    holds(
        np.all(np.abs(shares - wanted) < SIX_SIGMA * (wanted * (1 - wanted) / n) ** 0.5),
        hi="temperature aur top_k na do to hisse softmax(logits) ke paas hone chahiye.",
        en="Without temperature and top_k the shares should be near softmax(logits).",
        shares=shares,
        wanted=wanted,
    )


def test_preference(lab):
    better = lab.draw.normal(lab.draw.size(2, 5))
    worse = lab.draw.normal(len(better)) - 0.3
    loss, up, down = lab.run(preferred, better, worse)
    chance = 1 / (1 + np.exp(-(better - worse)))
    close(loss, np.mean(-np.log(chance)), rtol=1e-6, what="preference_loss")
    holds(
        isinstance(up, np.ndarray),
        hi="backward se rewards ko gradient milna chahiye.",
        en="backward should give the rewards a gradient.",
    )
    close(up, -(1 - chance) / len(better), rtol=1e-6, atol=1e-9, what="gradient of better")
    close(down, (1 - chance) / len(better), rtol=1e-6, atol=1e-9, what="gradient of worse")
    loss, _, _ = lab.run(preferred, np.array([0.0, 900.0]), np.array([900.0, 0.0]))
    close(loss, 450.0, rtol=1e-6, what="rewards 900 apart")


def test_inputs_untouched(lab):
    table, tokens = random_text(lab, 4)
    lab.run(table_loss, table, tokens)
    logits = lab.draw.normal(2, 4)
    both = lab.run(twice, logits)
    close(both[0], both[1], what="next_probabilities called twice")
    untouched(lab)


def twice(lab, logits):
    import torch

    logits = torch.tensor(logits)
    return [lab.next_probabilities(logits, 0.5, 2).clone() for _ in range(2)]
