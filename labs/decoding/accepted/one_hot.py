import numpy as np


def training_pair(y, start, end):
    whole = np.array([start, *y, end])
    return whole[:-1], whole[1:]


def log_sum_exp(z):
    return np.logaddexp.reduce(z, axis=-1)


def sequence_loss(scores, target, pad):
    right = (np.eye(scores.shape[-1])[target] * scores).sum(axis=-1)
    weight = (target != pad).astype(float)
    return ((log_sum_exp(scores) - right) * weight).sum() / weight.sum()


def greedy_decode(encode, decode, source, start, end, max_len):
    words, _ = beam_search(encode, decode, source, start, end, max_len, 1)
    return words


def beam_search(encode, decode, source, start, end, max_len, k):
    memory = encode(source)
    paths, scores = [[start]], np.zeros(1)
    for _ in range(max_len):
        if all(path[-1] == end for path in paths):
            break
        longer, gains = [], []
        for path, score in zip(paths, scores):
            if path[-1] == end:
                longer.append(path)
                gains.append(score)
                continue
            last = decode(np.array(path), memory)[-1]
            longer += [path + [int(word)] for word in np.arange(len(last))]
            gains += list(score + last - log_sum_exp(last))
        best = np.argsort(-np.array(gains))[:k]
        paths, scores = [longer[place] for place in best], np.array(gains)[best]
    return np.array(paths[0][1:]), scores[0]
