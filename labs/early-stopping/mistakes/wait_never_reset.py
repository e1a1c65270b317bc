import numpy as np


def is_better(loss, best, min_delta):
    return loss < best - min_delta


def stopping_point(losses, patience, min_delta):
    best, best_epoch, wait = np.inf, 0, 0
    for epoch, loss in enumerate(losses, start=1):
        if is_better(loss, best, min_delta):
            best, best_epoch = loss, epoch
        else:
            wait += 1
            if wait == patience:
                break
    return epoch, best_epoch


class EarlyStopping:
    def __init__(self, patience, min_delta=0.0, restore=True):
        self.patience, self.min_delta, self.restore = patience, min_delta, restore
        self.best_loss, self.best_epoch, self.kept = np.inf, 0, None
        self.epoch, self.wait = 0, 0

    def step(self, loss, weights):
        self.epoch += 1
        if is_better(loss, self.best_loss, self.min_delta):
            self.best_loss, self.best_epoch = loss, self.epoch
            self.kept = {name: array.copy() for name, array in weights.items()}
        else:
            self.wait += 1
        return self.wait >= self.patience

    def final(self, weights):
        return self.kept if self.restore and self.kept else weights
