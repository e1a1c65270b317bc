import copy
import math


def is_better(loss, best, min_delta):
    return bool(best - loss > min_delta)


class EarlyStopping:
    def __init__(self, patience, min_delta=0.0, restore=True):
        self.patience = patience
        self.left = patience
        self.min_delta = min_delta
        self.restore = restore
        self.best_loss = math.inf
        self.best_epoch = 0
        self.epochs = []
        self.best_weights = {}

    def step(self, loss, weights):
        self.epochs.append(float(loss))
        if not is_better(loss, self.best_loss, self.min_delta):
            self.left -= 1
            return self.left <= 0
        self.best_loss = loss
        self.best_epoch = len(self.epochs)
        self.best_weights = copy.deepcopy(weights)
        self.left = self.patience
        return False

    def final(self, weights):
        if not self.restore or self.best_epoch == 0:
            return weights
        return dict(self.best_weights)


def stopping_point(losses, patience, min_delta):
    stop = EarlyStopping(patience, min_delta, restore=False)
    for loss in losses:
        if stop.step(loss, {}):
            break
    return [len(stop.epochs), stop.best_epoch]
