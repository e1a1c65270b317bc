"""Hidden checks of the capstone `capstone-transformer`."""

import numpy as np

from tutor.grader.testing import Rng, close, equal, holds

EPS = 1e-5
TABLES = 100
NODES, SHARES = np.polynomial.legendre.leggauss(60)


def attended(lab, x, Wq, Wk, Wv, Wo, heads):
    import torch

    return lab.causal_attention(*(torch.tensor(part) for part in (x, Wq, Wk, Wv, Wo)), heads)


def said(lab, weights, heads, texts):
    """Logits of a model with these weights, for every (B, t) of `texts`; its own names where they differ."""
    import torch

    model = lab.TinyGPT(weights, heads)
    own = {name: tuple(w.shape) for name, w in model.w.items()}
    if own != {name: w.shape for name, w in weights.items()} or len(list(model.parameters())) != len(own):
        return sorted(own)
    with torch.no_grad():
        return [model(torch.tensor(tokens)) for tokens in texts]


def slopes(lab, weights, heads, tokens):
    """Gradients of the mean cross-entropy of every next token."""
    import torch

    model = lab.TinyGPT(weights, heads)
    tokens = torch.tensor(tokens)
    scores = model(tokens[:, :-1])
    torch.nn.functional.cross_entropy(scores.flatten(0, 1), tokens[:, 1:].flatten()).backward()
    return {name: torch.zeros_like(w) if w.grad is None else w.grad for name, w in model.w.items()}


def started(lab, vocab, d, context, blocks, rng):
    return lab.new_weights(vocab, d, context, blocks, rng)


def epoch(lab, table, texts, batches, lr):
    """A bigram table trained for an epoch by SGD; a gradient is left over from before."""
    import torch

    model = torch.nn.Embedding.from_pretrained(torch.tensor(table), freeze=False)
    model.weight.grad = torch.ones_like(model.weight)
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    loss = lab.train_epoch(model, torch.tensor(texts), [torch.tensor(rows) for rows in batches], optimizer)
    return loss, type(loss).__name__, model.weight.detach()


def completed(lab, table, prompt, end, max_len, k):
    """Of a model whose scores at place i hang on the two tokens up to there: table (context, V, V, V)."""
    import torch

    weights = torch.nn.Parameter(torch.tensor(table))

    def model(tokens):
        before = torch.cat([tokens[:, :1], tokens[:, :-1]], dim=1)
        places = torch.arange(tokens.shape[1])
        return weights[places, before, tokens]

    return lab.complete(model, prompt, end, max_len, k)


def gelu(x):
    """x Φ(x), the area under the bell by Gauss and Legendre."""
    points = x[..., None] * (NODES + 1) / 2
    area = (np.exp(-(points**2) / 2) * SHARES).sum(axis=-1) * x / 2 / np.sqrt(2 * np.pi)
    return x * (0.5 + area)


def norm(x, g, b):
    mean = x.mean(axis=-1, keepdims=True)
    return g * (x - mean) / np.sqrt(((x - mean) ** 2).mean(axis=-1, keepdims=True) + EPS) + b


def log_softmax(z):
    return z - np.logaddexp.reduce(z, axis=-1)[..., None]


def attention(x, Wq, Wk, Wv, Wo, heads):
    """Of one text (T, d): head by head and word by word, each over the words so far."""
    size, out = x.shape[1] // heads, np.zeros_like(x)
    for h in range(heads):
        part = slice(h * size, (h + 1) * size)
        for t in range(len(x)):
            seen = x[: t + 1]
            scores = (seen @ Wk[:, part]) @ (x[t] @ Wq[:, part]) / np.sqrt(size)
            out[t, part] = np.exp(log_softmax(scores)) @ (seen @ Wv[:, part])
    return out @ Wo


def logits(w, heads, tokens):
    a = w["E"][tokens] + w["P"][: len(tokens)]
    for block in range(1, 1 + sum(name.endswith("W_q") for name in w)):
        n = f"block{block}_"
        seen = norm(a, w[f"{n}norm1_g"], w[f"{n}norm1_b"])
        a = a + attention(seen, *(w[f"{n}W_{part}"] for part in "qkvo"), heads)
        seen = norm(a, w[f"{n}norm2_g"], w[f"{n}norm2_b"])
        a = a + gelu(seen @ w[f"{n}W_1"] + w[f"{n}b_1"]) @ w[f"{n}W_2"] + w[f"{n}b_2"]
    return norm(a, w["norm_g"], w["norm_b"]) @ w["W_out"]


def text_loss(w, heads, tokens):
    logs = [log_softmax(logits(w, heads, row[:-1])) for row in tokens]
    return -np.mean(
        [each[place, word] for each, row in zip(logs, tokens) for place, word in enumerate(row[1:])]
    )


def shapes(vocab, d, context, blocks):
    """Name to shape, as the brief lists them."""
    found = {"E": (vocab, d), "P": (context, d), "norm_g": (d,), "norm_b": (d,), "W_out": (d, vocab)}
    for n in (f"block{block}_" for block in range(1, blocks + 1)):
        found |= {f"{n}W_{part}": (d, d) for part in "qkvo"}
        found |= {f"{n}W_1": (d, 4 * d), f"{n}b_1": (4 * d,), f"{n}W_2": (4 * d, d), f"{n}b_2": (d,)}
        found |= {f"{n}norm{k}_{part}": (d,) for k in (1, 2) for part in "gb"}
    return found


def drawn(draw, vocab, d, context, blocks):
    """Weights of which none is 0 or 1, so that nothing can be left out unseen."""
    sizes = shapes(vocab, d, context, blocks)
    return {
        name: draw.uniform(0.5, 1.5, *shape) if name.endswith("_g") else 0.6 * draw.normal(*shape) + 0.02
        for name, shape in sizes.items()
    }


def small(draw):
    """vocab, d, context, blocks, heads: at least two heads of two columns."""
    return draw.size(3, 5), draw.choice((4, 8)), draw.size(4, 6), draw.size(1, 2), 2


def answered(got, weights):
    holds(
        not (got and isinstance(got[0], str)) and got != [],
        hi="model.w mein wahi naam aur shapes chahiye jo weights mein the, har ek nn.Parameter.",
        en="model.w needs the names and shapes that weights had, each an nn.Parameter.",
        found=got,
        wanted=sorted(weights),
    )
    return got


def test_example(lab):
    x = np.array([[[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]]])
    one = np.eye(2)
    close(
        lab.run(attended, x, one, one, one, one, 1), attention(x[0], one, one, one, one, 1)[None], rtol=1e-6
    )


def test_attention(lab):
    B, T, heads = lab.draw.size(2, 3), lab.draw.size(3, 5), lab.draw.choice((2, 3))
    d = heads * lab.draw.size(2, 3)
    x, W = lab.draw.normal(B, T, d), [lab.draw.normal(d, d) for _ in range(4)]
    want = np.array([attention(rows, *W, heads) for rows in x])
    close(lab.run(attended, x, *W, heads), want, rtol=1e-6, atol=1e-8, what=f"attention, {heads} heads")


def test_new_weights(lab):
    sizes, seed = (200, 64, 20, 2), lab.draw.seed()
    weights = lab.run(started, *sizes, Rng(seed))
    found = {name: np.shape(w) for name, w in weights.items()}
    wanted = shapes(*sizes)
    differ = sorted(name for name in found.keys() | wanted.keys() if found.get(name) != wanted.get(name))
    holds(
        not differ,
        hi="Yeh naam ya shapes brief ki table jaise nahi hain.",
        en="These names or shapes are not those of the brief's table.",
        differ=differ[:5],
    )
    for name, w in weights.items():
        n_in, n_out = wanted[name] if len(wanted[name]) == 2 else (1, 1)
        std = 1.0 if name == "E" else np.sqrt(2 / (n_in + n_out))
        if "W_" in name or name == "E":
            holds(
                abs(np.std(w) / std - 1) < 0.06 and abs(np.mean(w)) < 0.06 * std,
                hi=f"{name}: mean 0 aur brief ki deviation chahiye.",
                en=f"{name} needs mean 0 and the deviation of the brief.",
                std=float(np.std(w)),
                wanted=float(std),
            )
        elif name != "P":
            close(w, np.full(wanted[name], 1.0 if name.endswith("_g") else 0.0), what=name)
    other = lab.run(started, *sizes, Rng(seed + 1))
    holds(
        not np.array_equal(other["E"], weights["E"]),
        hi="Doosre seed se doosre weights aane chahiye.",
        en="Another seed has to give other weights.",
    )


def test_positions(lab):
    d, context = 2 * lab.draw.size(2, 5), lab.draw.size(3, 9)
    P = lab.run(started, 5, d, context, 1, Rng(lab.draw.seed()))["P"]
    angles = np.outer(np.arange(context), [1 / 10_000 ** (2 * i / d) for i in range(d // 2)])
    close(P[:, ::2], np.sin(angles), what="even columns of P")
    close(P[:, 1::2], np.cos(angles), what="odd columns of P")


def test_gpt_definition(lab):
    vocab, d, context, blocks, heads = small(lab.draw)
    w = drawn(lab.draw, vocab, d, context, blocks)
    texts = [lab.draw.integers(0, vocab, 2, t) for t in (context, context - 2, 1)]
    got = answered(lab.run(said, w, heads, texts), w)
    for mine, tokens in zip(got, texts):
        want = np.array([logits(w, heads, row) for row in tokens])
        close(mine, want, rtol=1e-6, atol=1e-7, what=f"logits of texts of {tokens.shape[1]} tokens")


def test_no_peeking(lab):
    vocab, d, context, blocks, heads = small(lab.draw)
    w = drawn(lab.draw, vocab, d, context, blocks)
    first = lab.draw.integers(0, vocab, 1, context)
    other = first.copy()
    other[:, -2:] = (first[:, -2:] + 1) % vocab
    one, two = answered(lab.run(said, w, heads, [first, other]), w)
    close(two[:, :-2], one[:, :-2], rtol=1e-9, atol=1e-9, what="logits before the changed tokens")


def test_gradients(lab):
    """The slope along a random direction through all weights at once, measured and from backward()."""
    vocab, d, context, blocks, heads = small(lab.draw)
    w = drawn(lab.draw, vocab, d, context, blocks)
    tokens = lab.draw.integers(0, vocab, 2, context + 1)
    got = lab.run(slopes, w, heads, tokens)
    for names in (["E", "P"], [name for name in w if name not in ("E", "P")]):
        way = {name: lab.draw.normal(*w[name].shape) if name in names else 0.0 for name in w}
        h = 1e-5
        ahead, behind = (text_loss({n: w[n] + s * way[n] for n in w}, heads, tokens) for s in (h, -h))
        slope = sum(float((got[name] * way[name]).sum()) for name in names)
        close(slope, (ahead - behind) / (2 * h), rtol=1e-4, atol=1e-6, what="slope of the loss")


def test_train_epoch(lab):
    V, n, T, lr = lab.draw.size(3, 5), lab.draw.size(4, 6), lab.draw.size(2, 4), 0.5
    table, texts = lab.draw.normal(V, V), lab.draw.integers(0, V, n, T + 1)
    batches = [np.array([0, 1]), np.array([2]), np.arange(3, n)]
    loss, kind, trained = lab.run(epoch, table, texts, batches, lr)
    losses, now = [], table.copy()
    for rows in batches:
        pairs = [(a, b) for row in texts[rows] for a, b in zip(row, row[1:])]
        logs = log_softmax(now)
        losses.append(-np.mean([logs[a, b] for a, b in pairs]))
        grad = np.zeros_like(now)
        for a, b in pairs:
            grad[a] += (np.exp(logs[a]) - np.eye(V)[b]) / len(pairs)
        now = now - lr * grad
    close(trained, now, rtol=1e-6, atol=1e-8, what="the table after the epoch")
    equal(kind, "float", what="type of the loss")
    close(loss, float(np.mean(losses)), rtol=1e-6, what="mean loss of the epoch")


def paths(table, prompt, end, max_len):
    """Every continuation with the logarithm of its chance; one that has said `end` is over."""
    V, found = table.shape[-1], {}
    for words in np.ndindex(*(V,) * max_len):
        ended = words.index(end) + 1 if end in words else max_len
        text, score = [*prompt], 0.0
        for word in words[:ended]:
            place = len(text) - 1
            score += log_softmax(table[place, text[max(place - 1, 0)], text[-1]])[word]
            text.append(word)
        found[words[:ended]] = score
    return found


def test_complete_greedy(lab):
    V, max_len = lab.draw.size(3, 4), lab.draw.size(3, 5)
    prompt = lab.draw.integers(0, V - 1, lab.draw.size(1, 3)).tolist()
    table, end, want = 2 * lab.draw.normal(len(prompt) + max_len, V, V, V), V - 1, []
    while len(want) < max_len and end not in want:
        text = [*prompt, *want]
        want.append(int(table[len(text) - 1, text[max(len(text) - 2, 0)], text[-1]].argmax()))
    equal(list(lab.run(completed, table, prompt, end, max_len, 1)), want, what="complete, k = 1")


def test_complete_best(lab):
    """With so many paths that none is dropped, beam search finds the best of all."""
    V, max_len, end = 3, lab.draw.size(2, 3), 0
    prompt = lab.draw.integers(1, V, lab.draw.size(2, 3)).tolist()
    for _ in range(TABLES):
        table = 2 * lab.draw.normal(len(prompt) + max_len, V, V, V)
        found = paths(table, prompt, end, max_len)
        want = max(found, key=found.get)
        if want[0] != table[len(prompt) - 1, prompt[-2], prompt[-1]].argmax():
            break  # the best text does not begin with the best word
    equal(
        list(lab.run(completed, table, prompt, end, max_len, V**max_len)),
        list(want),
        what="complete, every path",
    )
