import numpy as np


def is_better(loss, best, min_delta):
    return np.less(loss, best - min_delta)


def stopping_point(losses, patience, min_delta):
    best_epoch, last = 0, 0
    losses = np.asarray(losses, dtype=float)
    while last < len(losses) and last - best_epoch < patience or last == 0:
        last += 1
        reference = losses[best_epoch - 1] if best_epoch else np.inf
        if is_better(losses[last - 1], reference, min_delta):
            best_epoch = last
    return np.int64(last), np.int64(best_epoch)


class EarlyStopping:
    def __init__(self, patience, min_delta=0.0, restore=True):
        self.patience, self.min_delta, self.restore = patience, min_delta, restore
        self.history, self.best_loss, self.best_epoch = [], np.float64(np.inf), 0
        self.snapshot = None

    def step(self, loss, weights):
        self.history += [loss]
        if is_better(loss, self.best_loss, self.min_delta):
            self.best_loss = np.float64(loss)
            self.best_epoch = len(self.history)
            if self.restore:
                self.snapshot = {key: np.array(value) for key, value in weights.items()}
        return len(self.history) - self.best_epoch >= self.patience

    def final(self, weights):
        if self.snapshot is None:
            return {key: value.copy() for key, value in weights.items()}
        return {key: value.copy() for key, value in self.snapshot.items()}
