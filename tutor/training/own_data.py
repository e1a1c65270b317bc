"""Other data in place of ours: a learner's CSV tables of the course, MNIST's IDX files, real small digits."""

from __future__ import annotations

import csv
import gzip
import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from tutor.training.arrays import Array, Points, batch_order
from tutor.training.data import admission, churn
from tutor.training.data.digits import SIDE
from tutor.training.data.real_digits import load_real_digits
from tutor.training.errors import TrainingError
from tutor.training.setup import Setup

Table = dict[str, list[str]]
CHURN_COLUMNS = (
    "CreditScore", "Geography", "Gender", "Age", "Tenure", "Balance", "NumOfProducts", "HasCrCard",
    "IsActiveMember", "EstimatedSalary", "Exited",
)  # fmt: skip
ADMISSION_COLUMNS = (*admission.COLUMNS, "Chance of Admit")
LEAST_ROWS = 100
MNIST_RECIPES = ("digits-ann", "lenet5")
MNIST_FILES = (
    "train-images-idx3-ubyte",
    "train-labels-idx1-ubyte",
    "t10k-images-idx3-ubyte",
    "t10k-labels-idx1-ubyte",
)
"""Each may also end in .gz."""
REAL_DIGITS_RECIPES = (
    "dropout-none", "dropout-half", "l2-none", "l2-digits", "deep-relu", "deep-sigmoid", "deep-tiny",
    "deep-batchnorm", "race-sgd", "race-momentum", "race-nag", "race-adagrad", "race-rmsprop", "race-adam",
    "cnn-padded", "cnn-strided", "cnn-pooled", "lenet-small", "plain-20", "residual-20",
)  # fmt: skip
"""Small digits and nothing else: the others make more of their images, or watch rows of their own."""


@dataclass(frozen=True)
class Sheet:
    """A CSV file that was read: `table` holds the wanted columns, all of one length."""

    path: Path
    table: Table

    def numbers(self, name: str) -> Array:
        """(n,) Raises TrainingError("csv_value") for a cell that is no finite number."""
        return np.array([self._number(name, row, text) for row, text in enumerate(self.table[name])])

    def among(self, name: str, choices: tuple[str, ...]) -> Array:
        """(n,) which of the choices each cell is. Raises TrainingError("csv_value")."""
        for row, text in enumerate(self.table[name]):
            if text not in choices:
                raise self._bad(name, row, text)
        return np.array([choices.index(text) for text in self.table[name]])

    def _number(self, name: str, row: int, text: str) -> float:
        try:
            number = float(text)
        except ValueError:
            raise self._bad(name, row, text) from None
        if not math.isfinite(number):
            raise self._bad(name, row, text)
        return number

    def _bad(self, name: str, row: int, text: str) -> TrainingError:
        return TrainingError("csv_value", file=str(self.path), line=row + 2, column=name, value=text)


def read_sheet(path: Path, columns: tuple[str, ...]) -> Sheet:
    """The wanted columns of a CSV file with a header; others are let be, blanks around names and cells dropped.

    Raises TrainingError: "own_file" (not there, no text), "csv_columns" (missing=), "csv_rows" (too few).
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            header, *rows = [[cell.strip() for cell in row] for row in csv.reader(file) if row] or [[]]
    except FileNotFoundError:
        raise TrainingError("own_file", file=str(path), why="not there") from None
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise TrainingError("own_file", file=str(path), why=str(error)) from error
    missing = [name for name in columns if name not in header]
    if missing:
        raise TrainingError("csv_columns", file=str(path), missing=", ".join(missing), here=", ".join(header))
    if len(rows) < LEAST_ROWS:
        raise TrainingError("csv_rows", file=str(path), rows=len(rows), least=LEAST_ROWS)
    at = {name: header.index(name) for name in columns}
    return Sheet(path, {name: [row[i] if i < len(row) else "" for row in rows] for name, i in at.items()})


def churn_rows(path: Path) -> Points:
    """X (n, 11) in the order of the recipe's columns, y (n,) 1.0 for a customer who left."""
    sheet = read_sheet(path, CHURN_COLUMNS)
    country, gender = (
        sheet.among("Geography", ("France", "Germany", "Spain")),
        sheet.among("Gender", ("Female", "Male")),
    )
    dummies = {"Geography_Germany": country == 1, "Geography_Spain": country == 2, "Gender_Male": gender == 1}
    columns = [dummies[name] if name in dummies else sheet.numbers(name) for name in churn.COLUMNS]
    return np.stack(columns, axis=1).astype(np.float64), sheet.among("Exited", ("0", "1")).astype(np.float64)


def admission_rows(path: Path) -> Points:
    """X (n, 7), y (n,) the chance of admission."""
    sheet = read_sheet(path, ADMISSION_COLUMNS)
    return np.stack([sheet.numbers(name) for name in admission.COLUMNS], axis=1), sheet.numbers(
        "Chance of Admit"
    )


CSV_RECIPES: dict[str, Callable[[Path], Points]] = {"churn-ann": churn_rows, "admission-ann": admission_rows}


def from_csv(recipe: str, setup: Setup, path: Path, seed: int) -> Setup:
    """The setup with the rows of a file: shuffled, a fifth held out, standardised by the others.

    Raises TrainingError: "own_data_not_for" for a recipe without a table, and what `read_sheet` and its cells raise.
    """
    if recipe not in CSV_RECIPES:
        raise TrainingError("own_data_not_for", name=recipe, known=", ".join(CSV_RECIPES))
    X, y = CSV_RECIPES[recipe](path)
    rng = np.random.default_rng(seed)
    order = rng.permutation(len(X))
    held_out, others = order[: len(X) // 5], order[len(X) // 5 :]
    mean, deviation = X[others].mean(axis=0), X[others].std(axis=0)
    scale = np.where(deviation > 0, deviation, 1.0)  # a column that never changes becomes 0, not NaN
    training, validation = (X[others] - mean) / scale, (X[held_out] - mean) / scale
    return with_rows(setup, (training, y[others]), (validation, y[held_out]), rng)


def from_mnist(recipe: str, setup: Setup, folder: Path, seed: int) -> Setup:
    """The setup with MNIST's images, values in [0, 1], in the shape of the recipe's own.

    Raises TrainingError: "own_data_not_for", "own_file" (one of the four is missing), "idx_broken" (file=, why=).
    """
    if recipe not in MNIST_RECIPES:
        raise TrainingError("own_data_not_for", name=recipe, known=", ".join(MNIST_RECIPES))
    images, labels, test_images, test_labels = (read_idx(_found(folder, name)) for name in MNIST_FILES)
    training, validation = (
        _digits(folder, X, y, setup) for X, y in ((images, labels), (test_images, test_labels))
    )
    return with_rows(setup, training, validation, np.random.default_rng(seed))


def _found(folder: Path, name: str) -> Path:
    """The file, packed or not, with a dot or a hyphen before `idx`."""
    for spelt in (name, name.replace("-idx", ".idx")):
        for path in (folder / spelt, folder / f"{spelt}.gz"):
            if path.is_file():
                return path
    raise TrainingError("own_file", file=str(folder / name), why="not there")


def _digits(folder: Path, images: Array, labels: Array, setup: Setup) -> Points:
    """In the recipe's shape; images of its own that are wider than MNIST's have an empty edge."""
    if images.shape != (len(labels), SIDE, SIDE) or not len(images):
        why = f"{images.shape} images, {len(labels)} labels"
        raise TrainingError("idx_broken", file=str(folder), why=why)
    edge = (setup.X.shape[-1] - SIDE) // 2 if setup.X.ndim == 4 else 0
    framed = np.pad(images, [(0, 0), (edge, edge), (edge, edge)])
    X = framed.reshape(-1, *setup.X.shape[1:]).astype(setup.X.dtype) / setup.X.dtype.type(255)
    return X, labels.astype(setup.y.dtype)


def from_real_digits(recipe: str, setup: Setup, seed: int) -> Setup:
    """The setup with real digits: as many as the recipe learns from, at most four fifths; the rest is held out.

    They are standardised as ours are, all pixels alike, by those that are learnt from.
    Raises TrainingError: "real_digits_not_for" (name=, known=), "real_digits_absent".
    """
    if recipe not in REAL_DIGITS_RECIPES:
        raise TrainingError("real_digits_not_for", name=recipe, known=", ".join(REAL_DIGITS_RECIPES))
    X, y = load_real_digits()
    rng = np.random.default_rng(seed)
    order = rng.permutation(len(X))
    rows = min(len(setup.X), 4 * len(X) // 5)
    learnt, held_out = order[:rows], order[rows:]
    scaled = (X - X[learnt].mean()) / X[learnt].std()
    X = scaled.reshape(-1, *setup.X.shape[1:]).astype(setup.X.dtype)
    y = y.astype(setup.y.dtype)
    return with_rows(setup, (X[learnt], y[learnt]), (X[held_out], y[held_out]), rng)


def read_idx(path: Path) -> Array:
    """The bytes of an IDX file (LeCun's MNIST page): 00 00 08 n, n lengths of four bytes, then the values.

    Raises TrainingError("idx_broken", file=, why=).
    """
    try:
        content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    except (OSError, EOFError, gzip.BadGzipFile) as error:
        raise TrainingError("idx_broken", file=str(path), why=str(error)) from error
    if len(content) < 8 or content[:3] != b"\0\0\x08":
        raise TrainingError("idx_broken", file=str(path), why="no IDX file of bytes")
    rank = content[3]
    shape = tuple(int.from_bytes(content[4 + 4 * axis : 8 + 4 * axis], "big") for axis in range(rank))
    values = np.frombuffer(content, np.uint8, offset=min(4 + 4 * rank, len(content)))
    if values.size != math.prod(shape):
        raise TrainingError("idx_broken", file=str(path), why=f"{values.size} of {math.prod(shape)} bytes")
    return values.reshape(shape)


def with_rows(setup: Setup, training: Points, held_out: Points, rng: np.random.Generator) -> Setup:
    """The setup with other rows: epochs, batch size, weights and settings stay."""
    size = min(setup.batch_size, len(training[0]))
    batches = batch_order(rng, rows=len(training[0]), batch_size=size, epochs=setup.epochs)
    return replace(setup, X=training[0], y=training[1], X_val=held_out[0], y_val=held_out[1], batches=batches)


def with_batch_size(setup: Setup, size: int, seed: int) -> Setup:
    """The setup with batches of another size. Raises TrainingError("batch_size", size=, rows=)."""
    if size > len(setup.X):
        raise TrainingError("batch_size", size=size, rows=len(setup.X))
    batches = batch_order(
        np.random.default_rng(seed), rows=len(setup.X), batch_size=size, epochs=setup.epochs
    )
    return replace(setup, batches=batches)
