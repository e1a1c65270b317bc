"""Lab encoder-decoder: read into one vector, train with the right previous word, speak until <EOS>."""

import numpy as np


def encode(X, Wx, Wh, b):
    """The context vector: the last hidden state of a simple RNN that starts at h₀ = 0.

    X (T, d), Wx (d, H), Wh (H, H), b (H,), T ≥ 1  ->  c (H,)
    """
    raise NotImplementedError


def teacher_inputs(Y, bos):
    """What the decoder is given under teacher forcing: the targets, one place later, <BOS> in front.

    Y (B, T) ids, bos an int  ->  ids (B, T)
    """
    raise NotImplementedError


def sequence_loss(scores, Y, pad):
    """Cross-entropy of softmax(scores) with the targets, mean over all tokens of the batch that are not <PAD>.

    scores (B, T, V) before the softmax, Y (B, T) ids, pad an int  ->  one number
    """
    raise NotImplementedError


def greedy_decode(c, E, Wx, Wh, b, Wy, by, bos, eos, max_len):
    """Speak word by word: each step takes the word with the largest score, and that word is the next input.

    c (H,) is the first state; E (V, d) embeddings; Wx (d, H), Wh (H, H), b (H,) the cell; Wy (H, V), by (V,) the
    scores. Stops at eos, or after max_len words.  ->  list of ids, without bos and eos
    """
    raise NotImplementedError
