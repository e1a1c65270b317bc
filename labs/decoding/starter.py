"""Lab decoding: what a decoder is trained on, its loss, and two ways to write with it."""

import numpy as np


def training_pair(y, start, end):
    """The decoder's input and its target. y (n,) integers  ->  (n + 1,), (n + 1,)"""
    raise NotImplementedError


def sequence_loss(scores, target, pad):
    """Mean cross-entropy (natural logarithm) over all positions whose target is not pad.

    scores (B, n, vocab), before the softmax; target (B, n) integers, at least one of them not pad  ->  a number
    """
    raise NotImplementedError


def greedy_decode(encode, decode, source, start, end, max_len):
    """The most likely word at each step, until end or max_len words.

    encode(source) -> memory. decode(y, memory) -> scores (len(y), vocab), where y is a list that begins with start
    ->  list of words: without start, with end if it was reached
    """
    raise NotImplementedError


def beam_search(encode, decode, source, start, end, max_len, k):
    """The best of the k paths kept after max_len steps, by the sum of log probabilities; the same arguments.

    Finished paths do not grow; they stay as long as they are among the best k.
    ->  (list of words, sum of log probabilities)
    """
    raise NotImplementedError
