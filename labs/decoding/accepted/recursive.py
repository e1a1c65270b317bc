import numpy as np


def training_pair(y, start, end):
    return np.insert(y, 0, start), np.append(y, end)


def log_probabilities(scores):
    p = np.exp(scores - np.max(scores, axis=-1, keepdims=True))
    return np.log(p / np.sum(p, axis=-1, keepdims=True))


def sequence_loss(scores, target, pad):
    keep = target != pad
    rows = log_probabilities(scores[keep])
    return -float(np.mean(rows[np.arange(len(rows)), target[keep]]))


def greedy_decode(encode, decode, source, start, end, max_len):
    memory = encode(source)

    def rest(y):
        if len(y) > max_len or y[-1] == end:
            return tuple(y[1:])
        return rest(y + [int(np.argmax(decode(y, memory)[-1]))])

    return rest([start])


def beam_search(encode, decode, source, start, end, max_len, k):
    memory = encode(source)
    open_paths, closed = [([start], 0.0)], []
    for _ in range(max_len):
        children = list(closed)
        for y, score in open_paths:
            row = log_probabilities(decode(y, memory)[-1])
            children += [(y + [word], score + float(gain)) for word, gain in enumerate(row)]
        children.sort(key=lambda child: -child[1])
        closed = [child for child in children[:k] if child[0][-1] == end]
        open_paths = [child for child in children[:k] if child[0][-1] != end]
    y, score = max(closed + open_paths, key=lambda child: child[1])
    return y[1:], score
