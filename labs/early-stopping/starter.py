def is_better(loss, best, min_delta):
    """Whether a validation loss is below the best one by more than min_delta.

    loss, best, min_delta float; loss may be NaN, which is never better  ->  bool
    """
    raise NotImplementedError


def stopping_point(losses, patience, min_delta):
    """Where a training with these validation losses stops, and which epoch was its best. Epochs count from 1.

    losses: list of at least one float, the first not NaN; patience int, at least 1; min_delta float
    ->  (last, best), two ints: the last epoch that is run (the last of the list if it never stops), the best epoch
    """
    raise NotImplementedError


class EarlyStopping:
    """Watches a training: step() after every epoch, final() when it has ended."""

    def __init__(self, patience, min_delta=0.0, restore=True):
        """patience int, at least 1; min_delta float; restore bool.

        Afterwards: best_loss, the best validation loss so far (infinity before there is one), and best_epoch, its
        epoch, counted from 1 (0 before there is one). Keep these two up to date.
        """
        raise NotImplementedError

    def step(self, loss, weights):
        """Told the validation loss of an epoch and the weights as they are now.

        loss float; weights: dict of arrays, the model's own: training goes on changing them in place
        ->  bool: True when patience epochs in a row were not better, so that training should stop
        """
        raise NotImplementedError

    def final(self, weights):
        """The weights to go on with.

        ->  dict of arrays: those of the best epoch if restore is on and there was one, else the weights given
        """
        raise NotImplementedError
