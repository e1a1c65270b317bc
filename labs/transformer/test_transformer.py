"""Hidden checks of the lab `transformer`. Blocks are loaded with drawn weights and compared with NumPy."""

import numpy as np

from tutor.grader.testing import close, equal, holds, untouched

ATTENTION = ("self_attn",)
BOTH = ("self_attn", "multihead_attn")


def normalised(lab, x, g, b, eps):
    import torch

    x, g, b = (torch.tensor(part) for part in (x, g, b))
    return lab.layer_norm(x, g, b) if eps is None else lab.layer_norm(x, g, b, eps)


def masks(lab, sizes):
    return [(str(mask.dtype), mask) for mask in (lab.causal_mask(T) for T in sizes)]


def encoded(lab, d, heads, d_ff, state, x, real):
    """What the block says, or the names and shapes of its own weights where they are not those of `state`."""
    import torch

    torch.manual_seed(0)
    block = lab.EncoderBlock(d, heads, d_ff).double()
    own = {name: tuple(w.shape) for name, w in block.state_dict().items()}
    if own != {name: w.shape for name, w in state.items()}:
        return sorted(own)
    block.load_state_dict({name: torch.tensor(w) for name, w in state.items()})
    with torch.no_grad():
        x = torch.tensor(x)
        return block(x) if real is None else block(x, torch.tensor(real))


def decoded(lab, d, heads, d_ff, state, y, memory, real):
    import torch

    torch.manual_seed(0)
    block = lab.DecoderBlock(d, heads, d_ff).double()
    own = {name: tuple(w.shape) for name, w in block.state_dict().items()}
    if own != {name: w.shape for name, w in state.items()}:
        return sorted(own)
    block.load_state_dict({name: torch.tensor(w) for name, w in state.items()})
    with torch.no_grad():
        y, memory = torch.tensor(y), torch.tensor(memory)
        return block(y, memory) if real is None else block(y, memory, torch.tensor(real))


def drawn_state(draw, d, d_ff, attentions):
    """Weights by the names of nn.TransformerEncoderLayer and nn.TransformerDecoderLayer."""
    state = {}
    for name in attentions:
        state[f"{name}.in_proj_weight"] = draw.normal(3 * d, d)
        state[f"{name}.in_proj_bias"] = draw.normal(3 * d)
        state[f"{name}.out_proj.weight"] = draw.normal(d, d)
        state[f"{name}.out_proj.bias"] = draw.normal(d)
    state["linear1.weight"], state["linear1.bias"] = draw.normal(d_ff, d), draw.normal(d_ff)
    state["linear2.weight"], state["linear2.bias"] = draw.normal(d, d_ff), draw.normal(d)
    for number in range(1, len(attentions) + 2):
        state[f"norm{number}.weight"] = draw.uniform(0.5, 2.0, d)
        state[f"norm{number}.bias"] = draw.normal(d)
    return state


def norm(x, g, b, eps=1e-5):
    """(T, d), row by row."""
    return np.array([g * (row - np.mean(row)) / np.sqrt(np.var(row) + eps) + b for row in x])


def attend(state, name, heads, x, source, may_look):
    """One sentence: queries from x (T, d), keys and values from source (S, d), may_look (T, S)."""
    d = x.shape[1]
    W, bias = state[f"{name}.in_proj_weight"], state[f"{name}.in_proj_bias"]
    Q = x @ W[:d].T + bias[:d]
    K, V = (source @ W[k * d : (k + 1) * d].T + bias[k * d : (k + 1) * d] for k in (1, 2))
    size, found = d // heads, []
    for k in range(heads):
        part = slice(k * size, (k + 1) * size)
        S = np.where(may_look, Q[:, part] @ K[:, part].T / np.sqrt(size), -np.inf)
        A = np.exp(S - S.max(axis=1, keepdims=True))
        found.append(A / A.sum(axis=1, keepdims=True) @ V[:, part])
    return np.hstack(found) @ state[f"{name}.out_proj.weight"].T + state[f"{name}.out_proj.bias"]


def add_and_norm(state, number, x, z):
    return norm(x + z, state[f"norm{number}.weight"], state[f"norm{number}.bias"])


def feed_forward(state, x):
    hidden = np.maximum(x @ state["linear1.weight"].T + state["linear1.bias"], 0)
    return hidden @ state["linear2.weight"].T + state["linear2.bias"]


def encoder(state, heads, X, real):
    rows = []
    for x, words in zip(X, real):
        x = add_and_norm(state, 1, x, attend(state, "self_attn", heads, x, x, words[None, :]))
        rows.append(add_and_norm(state, 2, x, feed_forward(state, x)))
    return np.array(rows)


def decoder(state, heads, Y, memory, real):
    rows = []
    for y, source, words in zip(Y, memory, real):
        places = np.arange(len(y))
        z = attend(state, "self_attn", heads, y, y, places[None, :] <= places[:, None])
        y = add_and_norm(state, 1, y, z)
        y = add_and_norm(state, 2, y, attend(state, "multihead_attn", heads, y, source, words[None, :]))
        rows.append(add_and_norm(state, 3, y, feed_forward(state, y)))
    return np.array(rows)


def answered(got, state):
    """The output, after a look at the names of the weights."""
    holds(
        isinstance(got, np.ndarray),
        hi="Parameters ke naam ya shapes brief wale nahi hain.",
        en="The names or shapes of the parameters are not those of the brief.",
        found=got,
        wanted=sorted(state),
    )
    return got


def sizes(draw):
    """d, heads, d_ff. LayerNorm of two numbers is always ±1, so d is at least 4."""
    heads = draw.size(1, 3)
    return heads * max(draw.size(2, 3), -(-4 // heads)), heads, draw.size(2, 5)


def words(draw, B, T):
    """(B, T) bool: each sentence has at least one word; at least one sentence has padding."""
    lengths = [draw.size(1, T - 1), *(draw.size(1, T) for _ in range(B - 1))]
    return np.arange(T)[None, :] < np.array(lengths)[:, None]


def test_example(lab):
    got = lab.run(normalised, np.array([[2.0, -1.0, 5.0, 2.0]]), np.ones(4), np.zeros(4), None)
    close(got, np.array([[0.0, -1.414212, 1.414212, 0.0]]), atol=1e-6, what="layer_norm of (2, −1, 5, 2)")
    ((_, mask),) = lab.run(masks, [3])
    equal(mask, np.array([[1, 0, 0], [1, 1, 0], [1, 1, 1]], dtype=bool), what="causal_mask(3)")


def test_layer_norm(lab):
    B, T, d = lab.draw.size(2, 3), lab.draw.size(2, 4), lab.draw.size(2, 5)
    x = lab.draw.normal(B, T, d) * 3 + 1
    g, b, eps = lab.draw.uniform(0.5, 2.0, d), lab.draw.normal(d), float(lab.draw.uniform(0.2, 1.0))
    want = np.array([norm(rows, g, b, eps) for rows in x])
    close(lab.run(normalised, x, g, b, eps), want, rtol=1e-7, atol=1e-9, what="layer_norm (B, T, d)")


def test_equal_numbers(lab):
    """σ² = 0: the answer is b. And 1e-5 is the ε where none is given."""
    d = lab.draw.size(2, 4)
    g, b = lab.draw.uniform(0.5, 2.0, d), lab.draw.normal(d)
    got = lab.run(normalised, np.full((2, d), 3.0), g, b, None)
    close(got, np.tile(b, (2, 1)), atol=1e-9, what="layer_norm of equal numbers")
    x = 1e-3 * lab.draw.normal(2, d) + 5
    close(lab.run(normalised, x, g, b, None), norm(x, g, b), rtol=1e-6, atol=1e-9, what="close numbers")


def test_causal_mask(lab):
    T = lab.draw.size(2, 6)
    for size, (dtype, mask) in zip((1, T), lab.run(masks, [1, T])):
        places = np.arange(size)
        equal(mask, places[:, None] >= places[None, :], what=f"causal_mask({size})")
        equal(dtype, "torch.bool", what="dtype of the mask")


def test_encoder_block(lab):
    d, heads, d_ff = sizes(lab.draw)
    state, B, T = drawn_state(lab.draw, d, d_ff, ATTENTION), lab.draw.size(2, 3), lab.draw.size(2, 4)
    x = lab.draw.normal(B, T, d)
    got = answered(lab.run(encoded, d, heads, d_ff, state, x, None), state)
    close(got, encoder(state, heads, x, np.ones((B, T), bool)), rtol=1e-6, atol=1e-8, what="EncoderBlock(x)")


def test_encoder_padding(lab):
    d, heads, d_ff = sizes(lab.draw)
    state, B, T = drawn_state(lab.draw, d, d_ff, ATTENTION), lab.draw.size(2, 3), lab.draw.size(3, 4)
    x, real = lab.draw.normal(B, T, d), words(lab.draw, B, T)
    got = answered(lab.run(encoded, d, heads, d_ff, state, x, real), state)
    want = encoder(state, heads, x, real)
    equal(got.shape, want.shape, what="shape")
    close(got[real], want[real], rtol=1e-6, atol=1e-8, what="EncoderBlock(x, real), at the words")


def test_decoder_block(lab):
    d, heads, d_ff = sizes(lab.draw)
    state, B = drawn_state(lab.draw, d, d_ff, BOTH), lab.draw.size(2, 3)
    T, S = lab.draw.size(2, 4), lab.draw.size(5, 6)
    y, memory = lab.draw.normal(B, T, d), lab.draw.normal(B, S, d)
    got = answered(lab.run(decoded, d, heads, d_ff, state, y, memory, None), state)
    want = decoder(state, heads, y, memory, np.ones((B, S), bool))
    close(got, want, rtol=1e-6, atol=1e-8, what="DecoderBlock(y, memory)")


def test_decoder_padding(lab):
    """Padding of the source counts for nothing; the answer is the one without it."""
    d, heads, d_ff = sizes(lab.draw)
    state, T, S = drawn_state(lab.draw, d, d_ff, BOTH), lab.draw.size(2, 4), lab.draw.size(3, 5)
    y, memory, real = lab.draw.normal(2, T, d), lab.draw.normal(2, S, d), words(lab.draw, 2, S)
    got = answered(lab.run(decoded, d, heads, d_ff, state, y, memory, real), state)
    want = decoder(state, heads, y, memory, real)
    close(got, want, rtol=1e-6, atol=1e-8, what="DecoderBlock(y, memory, real)")


def test_no_peeking(lab):
    """Other later words, the same earlier answers."""
    d, heads, d_ff = sizes(lab.draw)
    state, T = drawn_state(lab.draw, d, d_ff, BOTH), lab.draw.size(3, 5)
    y, memory = lab.draw.normal(1, T, d), lab.draw.normal(1, 3, d)
    cut = lab.draw.size(1, T - 1)
    other = y.copy()
    other[:, cut:] = lab.draw.normal(1, T - cut, d)
    first, again = (
        answered(lab.run(decoded, d, heads, d_ff, state, each, memory, None), state) for each in (y, other)
    )
    close(again[:, :cut], first[:, :cut], rtol=1e-9, atol=1e-9, what="answers before the changed words")


def test_inputs_untouched(lab):
    """Tensors that come in are not written to."""
    d = 4
    state = drawn_state(lab.draw, d, 3, BOTH)
    got = answered(lab.run(twice, d, state, lab.draw.normal(1, 3, d), lab.draw.normal(1, 2, d)), state)
    close(got[0], got[1], what="DecoderBlock called twice")
    x = lab.draw.normal(2, 3)
    first = lab.run(normalised_twice, x)
    close(first[0], first[1], what="layer_norm called twice")
    untouched(lab)


def twice(lab, d, state, y, memory):
    import torch

    block = lab.DecoderBlock(d, 2, 3).double()
    own = {name: tuple(w.shape) for name, w in block.state_dict().items()}
    if own != {name: w.shape for name, w in state.items()}:
        return sorted(own)
    block.load_state_dict({name: torch.tensor(w) for name, w in state.items()})
    y, memory = torch.tensor(y), torch.tensor(memory)
    with torch.no_grad():
        return torch.stack([block(y, memory) for _ in range(2)])


def normalised_twice(lab, x):
    import torch

    x, g, b = torch.tensor(x), torch.ones(x.shape[1]).double(), torch.ones(x.shape[1]).double()
    return [lab.layer_norm(x, g, b).clone() for _ in range(2)]
