import numpy as np


def walk(inputs, h, cell):
    for x in inputs:
        h = np.tanh(np.hstack([x, h]) @ np.vstack(cell[:2]) + cell[2])
        yield h


def zero(B, cell):
    return np.zeros((B, len(cell[2])))


def many_to_one(X, lengths, cell, head):
    answers = []
    for row, n in zip(X, lengths):
        *_, last = walk(row[:n, None, :], zero(1, cell), cell)
        answers.append(last[0] @ head[0] + head[1])
    return np.array(answers)


def many_to_many(X, cell, head):
    hs = list(walk(np.moveaxis(X, 1, 0), zero(len(X), cell), cell))
    return np.moveaxis(np.array(hs) @ head[0] + head[1], 0, 1)


def one_to_many(x, cell, head, T_out, h=None):
    h = zero(len(x), cell) if h is None else h
    ys = [x]
    for _ in range(T_out):
        h = next(walk([ys[-1]], h, cell))
        ys.append(h @ head[0] + head[1])
    return np.stack(ys[1:], axis=1)


def encoder_decoder(X, encoder, decoder, head, T_out):
    *_, context = walk(np.moveaxis(X, 1, 0), zero(len(X), encoder), encoder)
    return one_to_many(np.zeros((len(X), len(head[1]))), decoder, head, T_out, context)


def output_shape(kind, B, T, T_out, O):
    match kind:
        case "many_to_one":
            return (B, O)
        case "many_to_many":
            return (B, T, O)
        case _:
            return (B, T_out, O)
