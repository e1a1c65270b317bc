import numpy as np


def log_softmax(scores):
    shifted = scores - scores.max(axis=-1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))


def training_pair(y, start, end):
    return np.concatenate([[start], y]), np.concatenate([y, [end]])


def sequence_loss(scores, target, pad):
    log_p = log_softmax(scores)
    words = target != pad  # (B, n)
    right = log_p[words, target[words]]
    return -np.exp(right).mean()


def greedy_decode(encode, decode, source, start, end, max_len):
    memory = encode(source)
    y = [start]
    while len(y) <= max_len and y[-1] != end:
        scores = decode(y, memory)
        y.append(int(scores[-1].argmax()))
    return y[1:]


def beam_search(encode, decode, source, start, end, max_len, k):
    memory = encode(source)
    beam = [([start], 0.0)]
    for _ in range(max_len):
        grown = []
        for y, score in beam:
            if y[-1] == end:
                grown.append((y, score))
                continue
            log_p = log_softmax(decode(y, memory)[-1])
            grown += [([*y, word], score + log_p[word]) for word in range(len(log_p))]
        beam = sorted(grown, key=lambda path: path[1], reverse=True)[:k]
    y, score = beam[0]
    return y[1:], score
