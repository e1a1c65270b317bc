"""The sequence references do the arithmetic of docs/experiments.md, and their data are what their names promise."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np
import pytest
import torch

from tests.training import numpy_sequences as plain
from tutor.training import catalog
from tutor.training.arrays import Array, Weights
from tutor.training.data import amounts, number_text, number_words
from tutor.training.data.adding import make_adding
from tutor.training.recipes import seq2seq_plain, tiny_gpt
from tutor.training.recurrent import gru, lstm
from tutor.training.transformer import attention, sinusoids

ROWS = 4
LOSSES: dict[str, Callable[[Weights, Array, Array], float]] = {
    "adding-rnn": plain.adding_rnn,
    "adding-lstm": plain.adding_lstm,
    "adding-gru": plain.adding_gru,
    "tagger-forward": plain.tagger_forward,
    "tagger-bidirectional": plain.tagger_bidirectional,
    "seq2seq-plain": partial(plain.seq2seq, attention=False),
    "seq2seq-attention": partial(plain.seq2seq, attention=True),
    "reversal-positions": partial(plain.reversal, told=True),
    "reversal-no-positions": partial(plain.reversal, told=False),
    "transformer-words": plain.transformer_words,
    "tiny-gpt": plain.tiny_gpt,
}


@pytest.mark.parametrize("name", LOSSES)
def test_a_program_written_from_the_document_has_the_loss_of_the_reference(name: str) -> None:
    program = catalog.load(catalog.find(name))
    setup = program.setup(0)
    weights = {key: torch.tensor(array, dtype=torch.float64) for key, array in setup.weights.items()}
    X, y = setup.X[:ROWS], setup.y[:ROWS]
    reference = program.loss(weights, torch.tensor(X), torch.tensor(y)).item()
    as_float64 = {key: array.astype(np.float64) for key, array in setup.weights.items()}
    assert LOSSES[name](as_float64, X, y) == pytest.approx(reference, rel=1e-9)


def test_the_lstm_is_torchs_with_its_blocks_in_another_order() -> None:
    w = weights_of("adding-lstm")
    theirs = torch.nn.LSTM(2, 16, batch_first=True, dtype=torch.float64)
    W = torch.cat([w[f"W_{gate}"] for gate in "ifCo"], dim=1)  # (18, 64)
    state = {"weight_hh_l0": W[:16].T, "weight_ih_l0": W[16:].T, "bias_hh_l0": torch.zeros(64)}
    theirs.load_state_dict({**state, "bias_ih_l0": torch.cat([w[f"b_{gate}"] for gate in "ifCo"])})
    x = torch.rand(3, 5, 2, dtype=torch.float64)
    assert torch.allclose(lstm(w, x), theirs(x)[0][:, -1])


def test_the_gru_is_not_torchs_but_for_a_reset_gate_that_is_open() -> None:
    """With r = 1 the two forms differ in the meaning of z alone: σ(−a) = 1 − σ(a)."""
    w = weights_of("adding-gru")
    w["W_r"], w["b_r"] = torch.zeros_like(w["W_r"]), torch.full((16,), 60.0, dtype=torch.float64)
    theirs = torch.nn.GRU(2, 16, batch_first=True, dtype=torch.float64)
    W = torch.cat([w["W_r"], -w["W_z"], w["W_h"]], dim=1)
    bias = torch.cat([w["b_r"], -w["b_z"], w["b_h"]])
    state = {
        "weight_hh_l0": W[:16].T,
        "weight_ih_l0": W[16:].T,
        "bias_hh_l0": torch.zeros(48),
        "bias_ih_l0": bias,
    }
    theirs.load_state_dict(state)
    x = torch.rand(3, 5, 2, dtype=torch.float64)
    assert torch.allclose(gru(w, x, x.new_zeros(3, 16)), theirs(x)[0])


def weights_of(name: str) -> dict[str, torch.Tensor]:
    setup = catalog.load(catalog.find(name)).setup(1)
    return {key: torch.tensor(array) for key, array in setup.weights.items()}


def test_no_place_of_the_gpt_sees_what_comes_after() -> None:
    weights = {name: tensor.double() for name, tensor in weights_of("tiny-gpt").items()}
    x = torch.randint(0, 39, (2, 20), generator=torch.Generator().manual_seed(0))
    changed = x.clone()
    changed[:, 11] = (changed[:, 11] + 1) % 39
    before, after = tiny_gpt.score(weights, x), tiny_gpt.score(weights, changed)
    assert torch.equal(before[:, :11], after[:, :11])
    assert not torch.allclose(before[:, 11:], after[:, 11:])


def test_attention_without_positions_follows_its_rows_wherever_they_go() -> None:
    rng = torch.Generator().manual_seed(0)
    weights = {f"W_{name}": torch.randn(8, 8, generator=rng) for name in "qkvo"}
    a, order = torch.randn(1, 6, 8, generator=rng), torch.tensor([3, 1, 5, 0, 4, 2])
    straight, shuffled = (attention(weights, "", x, x, 2) for x in (a, a[:, order]))
    assert torch.allclose(straight[:, order], shuffled, atol=1e-6)


def test_a_shift_of_the_sinusoids_is_a_rotation() -> None:
    """PE(pos + k) is one matrix times PE(pos), whatever pos is."""
    table = sinusoids(40, 16, torch.zeros(0, dtype=torch.float64)).numpy()
    matrix = np.linalg.lstsq(table[:30], table[5:35], rcond=None)[0]
    assert np.allclose(table[:30] @ matrix, table[5:35])


def test_exact_match_counts_whole_rows_only() -> None:
    y = torch.tensor([[1, 2, 3, 4, 5], [1, 2, 3, 4, 6]])

    def always(before: torch.Tensor) -> torch.Tensor:
        """Says 1, 2, 3, 4, 5 one after the other, whatever came before."""
        return torch.nn.functional.one_hot(torch.arange(before.shape[1]) + 1, 10).double().expand(2, -1, -1)

    assert seq2seq_plain.exact_match(always, y).item() == 0.5


def test_adding_marks_one_number_in_each_half() -> None:
    X, y = make_adding(np.random.default_rng(0), 500, 30)
    assert (X[:, :15, 1].sum(axis=1) == 1).all() and (X[:, 15:, 1].sum(axis=1) == 1).all()
    assert np.allclose((X[..., 0] * X[..., 1]).sum(axis=1), y)
    assert np.mean((y - 1) ** 2) == pytest.approx(1 / 6, abs=0.02), "a guess of 1"


@pytest.mark.parametrize(
    ("number", "hinglish", "english"),
    [
        (0, "shunya", "zero"),
        (7, "saat", "seven"),
        (60, "saath", "sixty"),
        (100, "ek sau", "one hundred"),
        (3245, "teen hazaar do sau paintaalees", "three thousand two hundred forty five"),
        (50_019, "pachaas hazaar unnees", "fifty thousand nineteen"),
        (99_999, "ninyaanve hazaar nau sau ninyaanve", "ninety nine thousand nine hundred ninety nine"),
    ],
)
def test_numbers_in_words(number: int, hinglish: str, english: str) -> None:
    assert " ".join(number_words.in_hinglish(number)) == hinglish
    assert " ".join(number_words.in_english(number)) == english


def test_no_two_numbers_have_the_same_words() -> None:
    assert len(set(number_words.WORDS)) == len(number_words.WORDS) == 133
    for said in (number_words.in_hinglish, number_words.in_english):
        assert len({tuple(said(number)) for number in range(0, 100_000, 7)}) == len(range(0, 100_000, 7))
        assert max(len(said(number)) for number in range(77_700, 77_800)) <= number_words.LONGEST


def test_rows_of_number_words_can_be_read_back() -> None:
    X, y = number_words.make_number_words(np.random.default_rng(2), 200)
    numbers = y @ 10 ** np.arange(5)[::-1]
    assert len(set(numbers.tolist())) == 200 and X.shape == (200, 8)
    for tokens, number in zip(X, numbers.tolist(), strict=True):
        words = [number_words.WORDS[token] for token in tokens if token]
        assert words in (number_words.in_hinglish(number), number_words.in_english(number))


def test_amounts_are_whole_and_tagged_by_the_unit_that_follows() -> None:
    X, y = amounts.make_amounts(np.random.default_rng(0), 300, 12)
    units = len(amounts.DIGIT_WORDS) <= X
    assert units[:, -1].all() and not units[:, 0].any()
    assert not (units[:, 1:] & units[:, :-1]).any(), "no unit stands alone"
    for row, tags in zip(X, y, strict=True):
        unit = -1
        for token, tag in zip(row[::-1], tags[::-1], strict=True):
            unit = token - len(amounts.DIGIT_WORDS) if token >= len(amounts.DIGIT_WORDS) else unit
            assert tag == unit
    runs = "".join("u" if unit else "d" for unit in units.ravel()).split("u")
    assert max(map(len, runs)) == amounts.LONGEST


def test_the_text_of_the_gpt_is_always_the_same_and_true() -> None:
    text = number_text.make_number_text(np.random.default_rng(0), 5000)
    assert text == number_text.make_number_text(np.random.default_rng(0), 5000) and len(text) == 5000
    assert "".join(number_text.CHARACTERS[token] for token in number_text.tokens(text)) == text
    for line in text.split("\n")[:-1]:
        words = line.rstrip(".").split()
        if "yaani" in words:
            assert number_words.in_hinglish(int(words[-1])) == words[:-2]
        elif "means" in words:
            assert number_words.in_english(int(words[-1])) == words[:-2]
        elif words[-1] == "hain" and "milkar" in words:
            first, second, total = (number_words.HINGLISH.index(words[at]) for at in (0, 2, 4))
            assert first + second == total
        else:
            assert words[1:-2] == ["ko", *number_words.in_hinglish(int(words[0]))]
