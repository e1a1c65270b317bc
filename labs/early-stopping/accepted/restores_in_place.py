def is_better(loss, best, min_delta):
    if loss != loss:
        return False
    return loss + min_delta < best


def stopping_point(losses, patience, min_delta):
    best, kept, wait, last = float("inf"), 0, 0, 0
    for loss in losses:
        last += 1
        if is_better(loss, best, min_delta):
            best, kept, wait = loss, last, 0
            continue
        wait += 1
        if wait >= patience:
            return last, kept
    return last, kept


class EarlyStopping:
    def __init__(self, patience, min_delta=0.0, restore=True):
        self.patience, self.min_delta, self.restore = patience, min_delta, restore
        self.best_loss, self.best_epoch, self.epoch, self.wait, self.kept = float("inf"), 0, 0, 0, None

    def step(self, loss, weights):
        self.epoch = self.epoch + 1
        self.wait = self.wait + 1
        if is_better(loss, self.best_loss, self.min_delta):
            self.best_loss, self.best_epoch, self.wait = loss, self.epoch, 0
            self.kept = [(name, array.copy()) for name, array in weights.items()]
        return self.wait >= self.patience

    def final(self, weights):
        if self.restore and self.kept is not None:
            for name, array in self.kept:
                weights[name][...] = array
        return weights
