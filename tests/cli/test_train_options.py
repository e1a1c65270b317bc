"""`tutor train` with a learner's own files, broken off and resumed, with a picture, with a band of this machine."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.cli.conftest import Tutor
from tutor.paths import Home
from tutor.store.events import Trained
from tutor.study.session import open_study
from tutor.training import bands, catalog
from tutor.training.places import OWN_RECORDS

TUTOR = [sys.executable, "-m", "tutor", "--lang", "en"]


@pytest.fixture(autouse=True)
def _own_home(home: Path, course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TUTOR_HOME", str(home))


def tutor_train(*words: str) -> subprocess.CompletedProcess[str]:
    command = [*TUTOR, "train", "--device", "cpu", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_table_with_other_columns_is_told_by_their_names(tmp_path: Path) -> None:
    table = tmp_path / "mine.csv"
    table.write_text("CreditScore,Country,Gender\n" + 200 * "600,France,Male\n")
    done = tutor_train("churn-ann", "--csv", str(table))
    assert done.returncode == 2 and "Geography" in done.stderr and "Country" in done.stderr
    assert "Traceback" not in done.stderr
    as_json = tutor_train("churn-ann", "--csv", str(table), "--json")
    assert as_json.returncode == 2 and json.loads(as_json.stdout)["error"]["kind"] == "csv_columns"


def test_a_broken_image_file_is_told_by_its_name(tmp_path: Path) -> None:
    for name in ("train-images", "t10k-images"):
        (tmp_path / f"{name}-idx3-ubyte").write_bytes(b"<html>not here</html>")
    for name in ("train-labels", "t10k-labels"):
        (tmp_path / f"{name}-idx1-ubyte").write_bytes(b"")
    done = tutor_train("digits-ann", "--mnist", str(tmp_path))
    assert done.returncode == 2 and "train-images-idx3-ubyte" in done.stderr


@pytest.fixture
def scikit_learn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A stand-in where Python looks first: its images are bars, one place for each digit."""
    package = tmp_path / "stand-in" / "sklearn"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("")
    (package / "datasets.py").write_text(
        "import numpy as np\n"
        "def load_digits(*, return_X_y):\n"
        "    y = np.arange(600) % 10\n"
        "    X = np.zeros((600, 64))\n"
        "    for bar in range(4):\n"
        "        X[np.arange(600), 4 * y + 8 * bar % 64] = 16.0\n"
        "    return X, y\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(package.parent))
    return package


@pytest.mark.parametrize("lang", ["hi", "en"])
def test_real_digits_say_what_they_are_and_have_no_band(
    lang: str, scikit_learn: Path, tmp_path: Path
) -> None:
    picture = tmp_path / "curve.svg"
    words = ["--lang", lang, "train", "l2-none", "--device", "cpu", "--real-digits", "--save", str(picture)]
    done = subprocess.run([*TUTOR[:3], *words], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    label = "UCI/scikit-learn, 8×8"
    assert label in done.stdout and label in picture.read_text(encoding="utf-8")
    assert "90 %" not in done.stdout


def test_real_digits_as_json_and_for_recipes_on_other_data(scikit_learn: Path) -> None:
    done = tutor_train("l2-none", "--real-digits", "--json")
    assert "real" in json.loads(done.stdout)["data"]
    other = tutor_train("perceptron", "--real-digits")
    assert other.returncode == 2 and "perceptron" in other.stderr and "l2-none" in other.stderr


def test_without_scikit_learn_real_digits_name_what_to_install(scikit_learn: Path) -> None:
    (scikit_learn / "__init__.py").write_text("raise ImportError")
    done = tutor_train("l2-none", "--real-digits")
    assert done.returncode == 2 and "pip install 'deep-tutor[real-data]'" in done.stderr
    assert "Traceback" not in done.stderr


def test_wrong_names_are_told_with_the_near_ones(tutor: Tutor) -> None:
    result = tutor("--lang", "en", "train", "xor-mpl")
    assert result.code == 2 and "Did you mean xor-mlp, " in result.err
    assert "xor-minimal" in result.err
    nothing_alike = tutor("--lang", "en", "train", "qqqq")
    assert "perceptron, " in nothing_alike.err, "where nothing is alike, the first ones"
    absent = tutor_train("xor-minimal", "--device", "cuda:99")
    assert absent.returncode == 2 and "cuda:99" in absent.stderr and "cpu" in absent.stderr


def test_plain_is_words_alone_and_the_picture_is_in_the_file(tmp_path: Path, home: Path) -> None:
    picture = tmp_path / "curve.svg"
    done = tutor_train("xor-minimal", "--plain", "--save", str(picture), "--batch", "50")
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[0].startswith("epoch 0: loss") and lines[60].startswith("epoch 60: loss")
    assert not any(character in done.stdout for character in "░⠁⣿*")
    drawn = ElementTree.parse(picture).getroot()
    assert drawn.tag.endswith("svg")
    assert len(drawn.findall("{*}polyline")) == 1, "another batch size: the band is not of this run"
    assert any("xor-minimal" in (text.text or "") for text in drawn.findall("{*}text"))


def test_a_picture_for_a_folder_that_is_not_there_is_refused_before_training(tmp_path: Path) -> None:
    done = tutor_train("xor-minimal", "--plain", "--save", str(tmp_path / "none" / "curve.svg"))
    assert done.returncode == 2 and "curve.svg" in done.stderr and not done.stdout


def test_ctrl_c_leaves_a_run_that_can_be_resumed(home: Path) -> None:
    words = [*TUTOR, "train", "deep-relu", "--device", "cpu", "--plain"]
    pipe = subprocess.PIPE
    child = subprocess.Popen(words, stdout=pipe, stderr=pipe, text=True, start_new_session=True)
    assert child.stdout is not None
    for line in child.stdout:
        if line.startswith("epoch 1"):
            os.killpg(child.pid, signal.SIGINT)
            break
    _, told = child.communicate()
    assert child.returncode == 130 and "tutor train deep-relu --resume" in told
    assert "Traceback" not in told and Home(home).checkpoint("deep-relu").is_file()
    again = tutor_train("deep-relu", "--resume", "--plain")
    assert again.returncode == 0 and "epoch 8:" in again.stdout and "epoch 1:" not in again.stdout
    assert not Home(home).checkpoint("deep-relu").exists()
    nothing = tutor_train("deep-relu", "--resume")
    assert nothing.returncode == 2 and "--resume" in nothing.stderr
    study = open_study(Home(home))
    try:
        assert [event.name for _, event in study.store.events(Trained)] == ["deep-relu"]
    finally:
        study.close()


def test_a_band_of_this_machine_is_made_and_taken(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = tutor_train("xor-minimal", "--retrain", "--seeds", "2")
    assert done.returncode == 0, done.stderr
    recipe = catalog.find("xor-minimal")
    assert len(bands.load(recipe).seeds) > 2
    monkeypatch.setenv(OWN_RECORDS, str(Home(home).records))
    assert len(bands.load(recipe).seeds) == 2
    (Home(home).records / "xor-minimal.json").write_text("{")
    assert len(bands.load(recipe).seeds) > 2, "one that cannot be read is let be"
