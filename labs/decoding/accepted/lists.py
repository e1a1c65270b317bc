import heapq
import math

import numpy as np


def training_pair(y, start, end):
    words = [int(word) for word in y]
    return np.array([start] + words), np.array(words + [end])


def loss_at(scores, word):
    top = max(scores)
    return math.log(sum(math.exp(z - top) for z in scores)) + top - scores[word]


def sequence_loss(scores, target, pad):
    losses = []
    for sentence, words in zip(scores.tolist(), target.tolist()):
        losses += [loss_at(row, word) for row, word in zip(sentence, words) if word != pad]
    return sum(losses) / len(losses)


def greedy_decode(encode, decode, source, start, end, max_len):
    memory, words = encode(source), []
    for _ in range(max_len):
        last = decode([start] + words, memory)[-1].tolist()
        words.append(last.index(max(last)))
        if words[-1] == end:
            break
    return words


def beam_search(encode, decode, source, start, end, max_len, k):
    memory = encode(source)
    paths = [(0.0, [])]
    for _ in range(max_len):
        longer = []
        for score, words in paths:
            if words and words[-1] == end:
                longer.append((score, words))
            else:
                last = decode([start] + words, memory)[-1].tolist()
                longer.extend((score - loss_at(last, word), words + [word]) for word in range(len(last)))
        paths = heapq.nlargest(k, longer)
        if all(words[-1] == end for _, words in paths):
            break
    score, words = max(paths)
    return words, score
