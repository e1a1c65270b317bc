"""Hidden checks of the lab `tuning`."""

import numpy as np

from tutor.grader.testing import Rng, equal, holds, untouched

TRAIN = np.array([0.90, 0.60, 0.40, 0.25, 0.15, 0.08])
VAL = np.array([0.92, 0.70, 0.58, 0.55, 0.60, 0.68])
BATCHES = [32, 256, "full"]
SPACE = {"rate": ("log", 1e-4, 1e-1), "dropout": ("uniform", 0.05, 0.45), "batch": ("choice", BATCHES)}
TRIALS = 400
SIX_SIGMA = 6 / TRIALS**0.5
"""Six standard deviations of a mean of TRIALS draws whose own deviation is 1."""


def same_trials(got, want):
    """The same dicts, in any order."""
    dicts = isinstance(got, (list, tuple)) and all(isinstance(trial, dict) for trial in got)
    holds(
        dicts,
        hi="grid(space) ko dicts ki list deni hai.",
        en="grid(space) has to return a list of dicts.",
        returned=got,
    )
    order = lambda trials: sorted(trials, key=lambda trial: sorted(map(repr, trial.items())))  # noqa: E731
    equal([dict(sorted(trial.items())) for trial in order(got)], order(want), what="grid(space)")


def drawn(lab, space, n, seed):
    """The trials of one search, after a look at their form."""
    trials = lab.random_search(space, n, Rng(seed))
    fits = (
        isinstance(trials, (list, tuple))
        and len(trials) == n
        and all(isinstance(trial, dict) and set(trial) == set(space) for trial in trials)
    )
    holds(
        fits,
        hi="random_search ko n dicts ki list deni hai, har dict mein space ke saare naam.",
        en="random_search has to return a list of n dicts, each with all the names of space.",
        returned=trials if not isinstance(trials, (list, tuple)) else list(trials)[:3],
    )
    return trials


def column(lab, name):
    """One knob over a long search."""
    return np.array([trial[name] for trial in drawn(lab, SPACE, TRIALS, lab.draw.seed())], dtype=float)


def test_grid_example(lab):
    want = [{"rate": rate, "width": width} for rate in (0.1, 0.01) for width in (16, 64)]
    same_trials(lab.grid({"rate": [0.1, 0.01], "width": [16, 64]}), want)


def test_grid_definition(lab):
    a, b, c = lab.draw.size(1, 3), lab.draw.size(2, 4), lab.draw.size(1, 3)
    space = {"a": list(range(a)), "b": [10 * i for i in range(b)], "c": ["x", "y", "z"][:c]}
    want = [{"a": i, "b": j, "c": k} for i in space["a"] for j in space["b"] for k in space["c"]]
    same_trials(lab.grid(space), want)
    same_trials(lab.grid({"a": space["a"]}), [{"a": i} for i in space["a"]])


def test_search_form(lab):
    n = lab.draw.size(30, 40)
    trials = drawn(lab, SPACE, n, lab.draw.seed())
    for trial in trials:
        inside = 1e-4 <= trial["rate"] <= 1e-1 and 0.05 <= trial["dropout"] <= 0.45
        holds(
            inside,
            hi="Har value apne low aur high ke beech honi chahiye.",
            en="Every value has to lie between its low and high.",
            trial=trial,
        )
        holds(
            trial["batch"] in BATCHES,
            hi=f"batch list ki ek value honi chahiye, jaisi hai waisi: {BATCHES}.",
            en=f"batch has to be one of the values of the list, as it is: {BATCHES}.",
            trial=trial,
        )
    equal(
        {str(trial["batch"]) for trial in trials}, {"32", "256", "full"}, what="values of batch that came up"
    )
    equal(len(drawn(lab, {"rate": SPACE["rate"]}, 1, lab.draw.seed())), 1)


def test_search_log(lab):
    rate = column(lab, "rate")
    holds(
        rate.min() >= 1e-4 and rate.max() <= 0.1,
        hi="log: har value low aur high ke beech honi chahiye.",
        en="log: every value has to lie between low and high.",
        smallest=rate.min(),
        largest=rate.max(),
    )
    middle = np.mean(rate < 10**-2.5)
    holds(
        abs(middle - 0.5) < SIX_SIGMA / 2,
        hi="log: 0.0001 se 0.1 mein aadhe trials 0.00316 (exponent −2.5) se neeche hone chahiye.",
        en="log: from 0.0001 to 0.1, half of the trials should lie below 0.00316 (exponent −2.5).",
        share_below=middle,
    )
    lowest = np.mean(rate < 1e-3)
    holds(
        abs(lowest - 1 / 3) < SIX_SIGMA / 2,
        hi="log: teen dashak hain, isliye ek tihaai trials 0.001 se neeche hone chahiye.",
        en="log: there are three factors of ten, so a third of the trials should lie below 0.001.",
        share_below=lowest,
    )


def test_search_spread(lab):
    dropout = column(lab, "dropout")
    share = np.mean(dropout < 0.15)
    holds(
        abs(share - 0.25) < SIX_SIGMA / 2,
        hi="uniform: 0.05 se 0.45 mein ek chauthai trials 0.15 se neeche hone chahiye.",
        en="uniform: from 0.05 to 0.45, a quarter of the trials should lie below 0.15.",
        share_below=share,
    )
    holds(
        len(set(dropout.tolist())) > TRIALS // 2,
        hi="Har trial mein knob nayi draw honi chahiye; yahan wahi value baar baar aayi.",
        en="Every trial has to draw the knob anew; the same value came again and again.",
        different_values=len(set(dropout.tolist())),
    )
    trials = drawn(lab, SPACE, TRIALS, lab.draw.seed())
    exponent = np.log10([float(trial["rate"]) for trial in trials])
    dropout = np.array([float(trial["dropout"]) for trial in trials])
    full = np.array([trial["batch"] == "full" for trial in trials], dtype=float)
    for pair, a, b in (("rate, dropout", exponent, dropout), ("rate, batch", exponent, full)):
        spread = a.std() * b.std()
        together = float(np.mean((a - a.mean()) * (b - b.mean())) / spread) if spread > 0 else 1.0
        holds(
            abs(together) < SIX_SIGMA,
            hi=f"Knobs ek doosre se swatantra hone chahiye ({pair} ka correlation 0 ke paas).",
            en=f"The knobs have to be independent (correlation of {pair} near 0).",
            correlation=together,
        )


def test_search_rng(lab):
    seed, n = lab.draw.seed(), lab.draw.size(5, 8)
    first, again, other = (drawn(lab, SPACE, n, number) for number in (seed, seed, seed + 1))
    equal(list(again), list(first), what="the same rng again")
    holds(
        list(other) != list(first),
        hi="Doosre rng se doosre trials aane chahiye: randomness rng se lijiye.",
        en="Another rng has to give other trials: take the randomness from rng.",
        trials=list(first)[:2],
    )


def test_diagnose_example(lab):
    equal(lab.diagnose(TRAIN, VAL, 0.20), "overfitting")


def falling(draw, E, start, end):
    """A curve that goes down from start to end and never up."""
    shares = np.sort(np.append(draw.uniform(0.0, 1.0, E - 2), [0.0, 1.0]))
    return start + (end - start) * shares


def curves(draw):
    """Label, train and val of one of each shape for the target 0.5, none of them near a bar."""
    E = draw.size(6, 13)
    half = E // 2
    low = falling(draw, E, 2.0, float(draw.uniform(0.1, 0.4)))
    flat = falling(draw, E, 2.0, 1.5)
    flat[half:] = np.linspace(1.5, 1.45, E - half)
    slow = falling(draw, E, 2.0, 1.8)
    slow[half:] = np.linspace(1.8, float(draw.uniform(0.7, 1.5)), E - half)
    worse = falling(draw, E, 2.0, 1.0)
    worse[-1] = float(draw.uniform(2.1, 9.0))
    near = low + 0.1
    risen = near.copy()
    risen[-1] = near[:-1].min() * float(draw.uniform(1.2, 3.0))
    stumbled = near.copy()
    stumbled[half] = 1.9
    return [
        ("healthy", low, near),
        ("healthy", low, stumbled),
        ("overfitting", low, risen),
        ("underfitting", flat, flat + 0.1),
        ("too_slow", slow, slow + 0.1),
        ("diverging", worse, worse + 0.1),
    ]


def test_diagnose_shapes(lab):
    for label, train, val in curves(lab.draw):
        equal(lab.diagnose(train, val, 0.5), label)


def test_diagnose_order(lab):
    (_, low, near), *_ = shapes = curves(lab.draw)
    between = lab.draw.choice(range(1, len(low) - 1))
    for place in (-1, between):
        for bad, side in ((np.nan, 0), (np.nan, 1), (np.inf, 1)):
            pair = [low.copy(), near.copy()]
            pair[side][place] = bad
            equal(lab.diagnose(*pair, 0.5), "diverging")
    by_label = {label: (train, val) for label, train, val in shapes}
    risen = by_label["overfitting"][1]
    equal(lab.diagnose(by_label["underfitting"][0], risen, 0.5), "underfitting")
    equal(lab.diagnose(by_label["too_slow"][0], risen, 0.5), "too_slow")
    equal(lab.diagnose(by_label["diverging"][0], risen, 20.0), "diverging")
    equal(lab.diagnose(np.array([1.0, 1.0]), np.array([1.0, 1.0]), 0.5), "underfitting")
    equal(lab.diagnose(np.array([1.0, 0.75, 0.5]), np.array([1.0, 0.75, 0.5]), 0.5), "healthy")
    equal(lab.diagnose(np.array([1.0, 0.3, 0.4]), np.array([1.0, 0.5, 0.5]), 0.5), "healthy")
    late, early = np.array([2.0, 1.8, 1.8, 1.8, 1.75, 1.2]), np.array([2.0, 1.9, 1.2, 1.15])
    equal(lab.diagnose(late, late, 0.5), "too_slow")
    equal(lab.diagnose(early, early, 0.5), "underfitting")


def test_best_example(lab):
    equal(lab.best_trial([np.array([0.9, 0.5, 0.6]), np.array([0.8, np.nan])]), (0, 1))


def test_best_definition(lab):
    runs = [lab.draw.uniform(0.2, 2.0, lab.draw.size(2, 7)) for _ in range(lab.draw.size(3, 6))]
    trial = lab.draw.choice(range(len(runs)))
    epoch = lab.draw.choice(range(len(runs[trial])))
    for number, run in enumerate(runs):
        if number != trial:
            run[lab.draw.choice(range(len(run)))] = np.nan
    runs[trial][epoch] = 0.1
    runs[trial] = np.append(runs[trial], np.nan)
    equal(lab.best_trial(runs), (trial, epoch))
    equal(lab.best_trial([np.array([np.nan, np.nan]), *runs]), (trial + 1, epoch))
    low = float(lab.draw.uniform(0.1, 0.5))
    runs = [np.array([1.0, 0.9]), np.array([1.0, low, 0.7, low]), np.array([low, low])]
    equal(lab.best_trial(runs), (1, 1))


def test_inputs_untouched(lab):
    _, train, val = curves(lab.draw)[0]
    lab.diagnose(train, val, 0.5)
    lab.best_trial([train, val, np.array([np.nan, 1.0])])
    lab.grid({"a": [1, 2], "b": [3]})
    lab.random_search(SPACE, 3, Rng(lab.draw.seed()))
    untouched(lab)
