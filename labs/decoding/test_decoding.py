"""Hidden checks of the lab `decoding`."""

import numpy as np

from tutor.grader.testing import close, equal, holds, untouched

A, B, END, START = 0, 1, 2, 3
CHANCES = {(): (0.55, 0.4, 0.05), (A,): (0.3, 0.3, 0.4), (B,): (0.1, 0.1, 0.8)}
LOST = {
    (): (0.6, 0.39, 0.01),
    (A,): (0.55, 0.44, 0.01),
    (B,): (0.6, 0.39, 0.01),
    (A, A): (0.5, 0.3, 0.2),
    (A, B): (0.4, 0.3, 0.3),
    (B, A): (0.02, 0.03, 0.95),
}
"""With k = 2 both paths begin with A after two steps; the better answer B A end is no longer among them."""
SHORT = {(): (0.45, 0.05, 0.5), (A,): (0.05, 0.05, 0.9)}
"""end at once has 0.5, A end 0.405; per word A end would look better."""


class Toy:
    """A model whose last row depends on the memory and on the last two words; the other rows are misleading."""

    def __init__(self, table, end, shift=0.0):
        self.table, self.end, self.shift = table, end, shift  # (vocab + 1, vocab + 1, vocab)
        self.encoded = self.decoded = 0

    def encode(self, source):
        self.encoded += 1
        return self.memory(np.asarray(source))

    def memory(self, source):
        """Something else than the source: who decodes from the source itself is found out."""
        return 1.0 - 2.0 * source

    def decode(self, y, memory):
        self.decoded += 1
        y = np.asarray(y).ravel().astype(int)
        rows = -5 * np.tile(self.scores(y, memory), (len(y), 1))
        rows[-1] = self.scores(y, memory)
        return rows + self.shift

    def scores(self, y, memory):
        before = y[-2] if len(y) > 1 else y[-1]
        return self.table[before, y[-1]] + np.asarray(memory).sum() * np.linspace(0, 1, self.table.shape[2])


def toy(lab, vocab):
    """Words 0 … vocab − 1, the last of them end; start is `vocab`."""
    return Toy(1.5 * lab.draw.normal(vocab + 1, vocab + 1, vocab), vocab - 1), 0.3 * lab.draw.normal(2)


def log_p(model, path, source):
    z = model.scores(np.array(path), model.memory(source))
    return z - z.max() - np.log(np.exp(z - z.max()).sum())


def best_of_beam(model, source, start, max_len, k):
    """The beam as a dict of paths to scores, cut to the k best after each step."""
    paths = {(start,): 0.0}
    for _ in range(max_len):
        ended = {path: score for path, score in paths.items() if path[-1] == model.end}
        for path in paths.keys() - ended.keys():
            for word, gain in enumerate(log_p(model, path, source)):
                ended[(*path, word)] = paths[path] + gain
        paths = {path: ended[path] for path in sorted(ended, key=ended.get)[-k:]}
    best = max(paths, key=paths.get)
    return list(best[1:]), paths[best]


def model_of(chances):
    """A model whose probabilities stand in a table of what was written; elsewhere end is likely."""

    def decode(y, memory):
        return np.log(np.array([chances.get(tuple(y[1 : t + 1]), (0.1, 0.1, 0.8)) for t in range(len(y))]))

    return (lambda source: source), decode


def test_example(lab):
    given, target = lab.training_pair(np.array([5, 7, 6]), 0, 1)
    equal(given, [0, 5, 7, 6], what="input of the decoder")
    equal(target, [5, 7, 6, 1], what="target")
    encode, decode = model_of(CHANCES)
    equal(lab.greedy_decode(encode, decode, np.zeros(2), START, END, 5), [A, END], what="greedy_decode")
    words, score = lab.beam_search(encode, decode, np.zeros(2), START, END, 5, 2)
    equal(words, [B, END], what="words of beam_search")
    close(score, np.log(0.32), rtol=1e-7, what="log probability")


def test_pair(lab):
    n = lab.draw.size(1, 6)
    y = lab.draw.integers(2, 9, n)
    given, target = lab.training_pair(y, 0, 1)
    equal(given, [0, *y.tolist()], what="input of the decoder")
    equal(target, [*y.tolist(), 1], what="target")


def test_loss(lab):
    size, n, vocab = lab.draw.size(2, 3), lab.draw.size(2, 4), lab.draw.size(3, 5)
    scores, target = lab.draw.normal(size, n, vocab), lab.draw.integers(1, vocab, size, n)
    losses = [
        np.log(sum(np.exp(scores[b, t]))) - scores[b, t, target[b, t]] for b in range(size) for t in range(n)
    ]
    close(lab.sequence_loss(scores, target, 0), sum(losses) / len(losses), rtol=1e-7, what="loss")


def test_loss_padding(lab):
    """Sentences of different lengths: every word weighs the same, and padding nothing."""
    vocab = lab.draw.size(3, 5)
    scores = lab.draw.normal(2, 5, vocab)
    target = lab.draw.integers(1, vocab, 2, 5)
    target[0, 1:], target[1, 4:] = 0, 0
    places = [(0, 0), (1, 0), (1, 1), (1, 2), (1, 3)]
    losses = [np.log(sum(np.exp(scores[place]))) - scores[place][target[place]] for place in places]
    close(lab.sequence_loss(scores, target, 0), sum(losses) / 5, rtol=1e-7, what="loss")
    scores[0, 1:] = 50.0
    close(lab.sequence_loss(scores, target, 0), sum(losses) / 5, rtol=1e-7, what="with other padded scores")


def test_loss_large(lab):
    """Only differences of scores count, also at a thousand."""
    scores = np.array([[[1000.0, 1001.0, -1000.0], [-1000.0, -1000.0, -1000.0]]])
    want = (np.log(np.exp(-1) + 1) + np.log(3)) / 2
    close(lab.sequence_loss(scores, np.array([[1, 2]]), 0), want, rtol=1e-7, what="loss")


def test_greedy(lab):
    """Models that seldom end at once: an answer of one word tells little."""
    vocab, max_len = lab.draw.size(4, 6), lab.draw.size(4, 7)
    for _ in range(2):
        model, source = toy(lab, vocab)
        model.table[:, :, model.end] -= 2.0
        path, memory = [vocab], model.memory(source)
        while len(path) <= max_len and path[-1] != model.end:
            path.append(int(np.argmax(model.scores(np.array(path), memory))))
        got = lab.greedy_decode(model.encode, model.decode, source, vocab, model.end, max_len)
        equal(got, path[1:], what="greedy_decode")


def test_runs(lab):
    """One run of the encoder, one of the decoder for each word, at most max_len of them."""
    vocab, max_len = 4, lab.draw.size(2, 6)
    model, source = toy(lab, vocab)
    model.table[:, :, model.end] = -30.0
    got = lab.greedy_decode(model.encode, model.decode, source, vocab, model.end, max_len)
    equal(len(got), max_len, what="number of words when end never comes")
    equal((model.encoded, model.decoded), (1, max_len), what="runs of encoder and decoder")
    brief, source = toy(lab, vocab)
    brief.table[:, :, brief.end] = 30.0
    equal(lab.greedy_decode(brief.encode, brief.decode, source, vocab, brief.end, max_len), [brief.end])
    other, source = toy(lab, vocab)
    lab.beam_search(other.encode, other.decode, source, vocab, other.end, max_len, 2)
    equal(other.encoded, 1, what="runs of the encoder in beam_search")


def test_beam_of_one(lab):
    """k = 1 is greedy, with the log probability of what was written; shifted scores change nothing."""
    vocab, max_len = lab.draw.size(3, 4), lab.draw.size(2, 5)
    model, source = toy(lab, vocab)
    model.shift = 7.0
    words, score = best_of_beam(model, source, vocab, max_len, 1)
    got = lab.beam_search(model.encode, model.decode, source, vocab, model.end, max_len, 1)
    equal(got[0], words, what="words")
    close(got[1], score, rtol=1e-7, what="sum of log probabilities")


def test_beam(lab):
    vocab, max_len, k = lab.draw.size(3, 4), lab.draw.size(2, 4), lab.draw.size(2, 3)
    for _ in range(2):
        model, source = toy(lab, vocab)
        words, score = best_of_beam(model, source, vocab, max_len, k)
        got = lab.beam_search(model.encode, model.decode, source, vocab, model.end, max_len, k)
        close(got[1], score, rtol=1e-7, what="sum of log probabilities")
        equal(got[0], words, what="words")


def test_beam_keeps_k(lab):
    """What fell out of the beam does not come back, and no length is divided out at the end."""
    for chances, max_len, want, chance in ((LOST, 3, [A, A, A], 0.165), (SHORT, 2, [END], 0.5)):
        encode, decode = model_of(chances)
        words, score = lab.beam_search(encode, decode, np.zeros(2), START, END, max_len, 2)
        equal(words, want, what="words")
        close(score, np.log(chance), rtol=1e-7, what="log probability")


def test_wide_beam(lab):
    """A beam that drops nothing finds the most likely of all answers."""
    model, source = toy(lab, 3)
    found = {}
    for words in np.ndindex(3, 3, 3):
        cut = words.index(model.end) + 1 if model.end in words else 3
        path = (3, *words[:cut])
        found[path[1:]] = sum(log_p(model, path[:t], source)[path[t]] for t in range(1, len(path)))
    best = max(found, key=found.get)
    words, score = lab.beam_search(model.encode, model.decode, source, 3, model.end, 3, 27)
    holds(
        score > found[best] - 1e-7,
        hi="k = 27 par koi raasta chhoot nahi sakta: sabse sambhav jawab milna chahiye.",
        en="With k = 27 no path can be lost: the most likely answer should be found.",
        words=words,
        score=score,
        best=list(best),
        best_score=found[best],
    )
    equal(words, list(best), what="words")


def test_inputs_untouched(lab):
    y, scores, target = lab.draw.integers(2, 6, 3), lab.draw.normal(1, 3, 4), np.array([[1, 2, 0]])
    given, _ = lab.training_pair(y, 0, 1)
    equal(given[1:], y.tolist(), what="input after start")
    close(lab.sequence_loss(scores, target, 0), lab.sequence_loss(scores, target, 0), what="called twice")
    untouched(lab)
