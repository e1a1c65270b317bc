"""A learner's own files in place of ours: taken when they fit, told by name and place when they do not."""

from __future__ import annotations

import csv
import gzip
from pathlib import Path

import numpy as np
import pytest

from tutor.training import catalog, own_data
from tutor.training.arrays import Array
from tutor.training.data.admission import make_admission
from tutor.training.data.churn import make_churn
from tutor.training.data.churn_table import make_churn_table
from tutor.training.errors import TrainingError
from tutor.training.setup import Setup


def of(recipe: str) -> Setup:
    return catalog.load(catalog.find(recipe)).setup(0)


@pytest.fixture(scope="module")
def digits() -> Setup:
    return of("digits-ann")


@pytest.fixture
def churn_file(tmp_path: Path) -> Path:
    table = make_churn_table(np.random.default_rng(7), 150)
    path = tmp_path / "churn.csv"
    with path.open("w", newline="", encoding="utf-8-sig") as file:
        writer = csv.writer(file)
        writer.writerow(f"{name} " for name in table)  # blanks, as some copies have them
        writer.writerows(zip(*(column.tolist() for column in table.values()), strict=True))
    return path


def spoil(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text(encoding="utf-8-sig").replace(old, new, 1), encoding="utf-8")


def failure(recipe: str, path: Path) -> TrainingError:
    with pytest.raises(TrainingError) as caught:
        own_data.from_csv(recipe, of(recipe), path, seed=0)
    return caught.value


def test_the_banks_table_gives_the_rows_of_the_recipe(churn_file: Path) -> None:
    X, y = own_data.churn_rows(churn_file)
    ours, labels = make_churn(np.random.default_rng(7), 150)
    assert np.allclose(X, ours) and np.array_equal(y, labels)


def test_a_setup_with_own_rows_keeps_everything_else(churn_file: Path) -> None:
    before, setup = of("churn-ann"), own_data.from_csv("churn-ann", of("churn-ann"), churn_file, seed=0)
    assert setup.X.shape == (120, 11) and setup.X_val.shape == (30, 11)
    assert np.allclose(setup.X.mean(axis=0), 0) and np.allclose(setup.X.std(axis=0), 1)
    assert setup.batches.shape == (before.epochs, 3, 32) and setup.settings == before.settings
    assert all(np.array_equal(setup.weights[name], before.weights[name]) for name in before.weights)


def test_the_admission_table_with_its_blanks_is_read(tmp_path: Path) -> None:
    X, y = make_admission(np.random.default_rng(1), 120)
    path = tmp_path / "admission.csv"
    header = "Serial No.,GRE Score,TOEFL Score,University Rating,SOP,LOR ,CGPA,Research,Chance of Admit "
    rows = (",".join(map(str, (n, *row, chance))) for n, (row, chance) in enumerate(zip(X, y, strict=True)))
    path.write_text("\n".join([header, *rows]))
    ours, chances = own_data.admission_rows(path)
    assert np.array_equal(ours, X) and np.array_equal(chances, y)


def test_a_column_that_never_changes_is_no_nan(churn_file: Path) -> None:
    sheet = own_data.read_sheet(churn_file, own_data.CHURN_COLUMNS)
    tenure = sheet.path.read_text(encoding="utf-8-sig").splitlines()
    at = [name.strip() for name in tenure[0].split(",")].index("Tenure")
    rows = [row.split(",") for row in tenure[1:]]
    churn_file.write_text(
        "\n".join([tenure[0], *(",".join([*row[:at], "3", *row[at + 1 :]]) for row in rows)])
    )
    setup = own_data.from_csv("churn-ann", of("churn-ann"), churn_file, seed=0)
    assert np.isfinite(setup.X).all() and np.isfinite(setup.X_val).all()


def test_missing_columns_are_named(churn_file: Path) -> None:
    spoil(churn_file, "CreditScore ", "Credit Score")
    spoil(churn_file, "Exited ", "Left")
    error = failure("churn-ann", churn_file)
    assert error.kind == "csv_columns" and error.fields["missing"] == "CreditScore, Exited"
    assert "Credit Score" in str(error.fields["here"])


def test_a_cell_that_does_not_fit_is_told_with_line_and_column(churn_file: Path) -> None:
    lines = churn_file.read_text(encoding="utf-8-sig").splitlines()
    lines[4] = lines[4].replace("Germany", "Spain").replace("France", "Spain").replace("Spain", "Atlantis")
    churn_file.write_text("\n".join(lines))
    error = failure("churn-ann", churn_file)
    assert (error.kind, error.fields["line"], error.fields["column"]) == ("csv_value", 5, "Geography")
    assert "Atlantis" in error.sentence("hi")


def test_an_empty_cell_is_no_number(churn_file: Path) -> None:
    lines = churn_file.read_text(encoding="utf-8-sig").splitlines()
    lines[9] = lines[9].split(",")[0]  # a line that breaks off
    churn_file.write_text("\n".join(lines))
    error = failure("churn-ann", churn_file)
    assert (error.kind, error.fields["line"], error.fields["value"]) == ("csv_value", 10, "")


def test_a_file_that_is_no_table_is_told(tmp_path: Path) -> None:
    absent = failure("churn-ann", tmp_path / "none.csv")
    assert (absent.kind, absent.fields["why"]) == ("own_file", "not there")
    (tmp_path / "picture.csv").write_bytes(bytes(range(256)))
    assert failure("churn-ann", tmp_path / "picture.csv").kind == "own_file"
    (tmp_path / "empty.csv").write_text("")
    assert failure("churn-ann", tmp_path / "empty.csv").kind == "csv_columns"
    (tmp_path / "head.csv").write_text(",".join(own_data.CHURN_COLUMNS))
    assert failure("churn-ann", tmp_path / "head.csv").fields["rows"] == 0


def test_a_recipe_without_a_table_says_which_have_one(churn_file: Path) -> None:
    error = failure("perceptron", churn_file)
    assert error.kind == "own_data_not_for" and error.fields["known"] == "churn-ann, admission-ann"


def idx(values: Array) -> bytes:
    lengths = b"".join(length.to_bytes(4, "big") for length in values.shape)
    return b"\0\0\x08" + bytes([values.ndim]) + lengths + values.astype(np.uint8).tobytes()


@pytest.fixture
def mnist(tmp_path: Path) -> Path:
    """64 and 20 images, one file packed, one spelt with a dot."""
    rng = np.random.default_rng(0)
    for name, rows in (("train", 64), ("t10k", 20)):
        images = rng.integers(0, 256, (rows, 28, 28))
        (tmp_path / f"{name}-images-idx3-ubyte.gz").write_bytes(gzip.compress(idx(images)))
        (tmp_path / f"{name}-labels.idx1-ubyte").write_bytes(idx(np.arange(rows) % 10))
    return tmp_path


def test_mnist_takes_the_place_of_our_digits(mnist: Path, digits: Setup) -> None:
    setup = own_data.from_mnist("digits-ann", digits, mnist, seed=0)
    assert setup.X.shape == (64, 784) and setup.X_val.shape == (20, 784)
    assert setup.X.dtype == np.float32 and 0.9 < setup.X.max() <= 1 and setup.X.min() >= 0
    assert setup.y[:12].tolist() == [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1] and setup.y.dtype == digits.y.dtype
    assert setup.batches.shape == (5, 2, 32)


@pytest.mark.parametrize(
    "content", [b"", b"\0\0\x08", b"GIF89a..........", b"\0\0\x08\x03" + 12 * b"\0" + b"x"]
)
def test_a_broken_idx_file_is_told_with_its_name(content: bytes, mnist: Path, digits: Setup) -> None:
    (mnist / "t10k-labels.idx1-ubyte").write_bytes(content)
    with pytest.raises(TrainingError) as caught:
        own_data.from_mnist("digits-ann", digits, mnist, seed=0)
    assert caught.value.kind == "idx_broken"
    assert "t10k-labels.idx1-ubyte" in str(caught.value.fields["file"])


def test_a_packed_file_that_breaks_off_is_told(mnist: Path, digits: Setup) -> None:
    path = mnist / "train-images-idx3-ubyte.gz"
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(TrainingError, match="train-images"):
        own_data.from_mnist("digits-ann", digits, mnist, seed=0)


def test_images_without_their_labels_are_told(mnist: Path, digits: Setup) -> None:
    (mnist / "train-labels.idx1-ubyte").write_bytes(idx(np.arange(9)))
    with pytest.raises(TrainingError) as caught:
        own_data.from_mnist("digits-ann", digits, mnist, seed=0)
    assert "9 labels" in str(caught.value.fields["why"])
    (mnist / "train-labels.idx1-ubyte").unlink()
    with pytest.raises(TrainingError) as caught:
        own_data.from_mnist("digits-ann", digits, mnist, seed=0)
    assert caught.value.kind == "own_file" and "train-labels" in str(caught.value.fields["file"])


def test_batches_of_another_size(digits: Setup) -> None:
    setup = own_data.with_batch_size(of("perceptron"), 50, seed=0)
    assert setup.batches.shape[2] == 50
    with pytest.raises(TrainingError) as caught:
        own_data.with_batch_size(of("perceptron"), 10_000, seed=0)
    assert caught.value.kind == "batch_size"
