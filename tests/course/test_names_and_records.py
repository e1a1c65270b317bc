"""Names of units, the checklist, and the record of question ids."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.course import names
from tutor.course.checklist import facts_of_unit, parse_checklist, unit_of_block
from tutor.course.load import open_course
from tutor.course.model import Bilingual, QuestionFile
from tutor.course.problems import record
from tutor.course.released import read_released, write_released

planned_numbers = st.sets(st.integers(1, 84), min_size=2).map(sorted)


@given(numbers=planned_numbers, video=st.integers(0, 90))
def test_each_video_but_the_last_ones_belongs_to_one_unit(numbers: list[int], video: int) -> None:
    planned = [f"v{number}" for number in numbers]
    found = names.find_unit(str(video), planned)
    if numbers[0] <= video < numbers[-1]:
        assert found == f"v{max(number for number in numbers if number <= video)}"
    else:
        assert found == (f"v{video}" if video == numbers[-1] else None)


@given(numbers=planned_numbers, data=st.data())
def test_a_range_names_a_unit_only_within_it(numbers: list[int], data: st.DataObject) -> None:
    planned = [f"v{number}" for number in numbers]
    first, last = data.draw(st.integers(1, 84)), data.draw(st.integers(1, 84))
    found = names.find_unit(f"V{first}-{last}", planned)
    same = names.find_unit(f"{first}", planned) == names.find_unit(f"{last}", planned)
    assert (found is not None) == (
        same and first <= last and names.find_unit(f"{first}", planned) is not None
    )


@pytest.mark.parametrize(
    ("folder", "unit"),
    [("v40-convolution", "v40"), ("v4-x", "v4"), ("v4", None), ("40-x", None), ("v4_x", None),
     ("V4-x", None), (".v4-x", None)],
)  # fmt: skip
def test_folders_of_units(folder: str, unit: str | None) -> None:
    assert names.folder_unit(folder) == unit


def test_nearest_names() -> None:
    labs = ["adam", "adagrad", "perceptron", "xor-mlp"]
    assert names.nearest("adm", labs).split(", ")[0] == "adam"
    assert names.nearest("percepton", labs) == "perceptron"
    assert names.nearest("zzz", labs) == "adam, adagrad, perceptron", "the first ones where nothing is near"
    assert names.nearest("v41", ["v1", "v40", "v42", "v43"]).split(", ") == ["v40", "v42", "v43"]
    assert names.nearest("x", []) == "–"


def test_facts_by_unit() -> None:
    facts = parse_checklist(
        "# C\n## V40-41 Two\n- V40-41.1 One fact\n- no fact\n\n## S4a Recap\n- S4a.1 Another\n"
    )
    assert facts == {"V40-41": {"V40-41.1": "One fact"}, "S4a": {"S4a.1": "Another"}}
    assert facts_of_unit(facts, "v40") == {"V40-41.1": "One fact"} and facts_of_unit(facts, "v41") == {}
    assert [unit_of_block(block) for block in ("V40-41", "V4", "S4a", "END")] == ["v40", "v4", None, None]


def test_the_checklist_has_every_fact_of_the_course(repository: Path) -> None:
    blocks = parse_checklist((repository / "content/checklist.md").read_text(encoding="utf-8"))
    planned = open_course(repository).planned
    assert sum(len(facts) for facts in blocks.values()) == 503 and len(planned) == 63
    assert [unit_of_block(block) for block in blocks if unit_of_block(block)] == list(planned)


def test_recording_adds_what_is_new_and_keeps_what_is_there(copy: Path) -> None:
    path = copy / "content/ids.txt"
    before = path.read_text(encoding="utf-8")
    assert record(copy) == 0 and path.read_text(encoding="utf-8") == before
    path.write_text("v1-first-question choice retired\n", encoding="utf-8")
    assert record(copy) == 8
    assert path.read_text(encoding="utf-8") == before
    assert read_released(copy)["v1-first-question"].retired


def test_the_record_is_sorted_by_unit_and_a_kind_stays(copy: Path) -> None:
    text = Bilingual("", "")

    def question(ident: str) -> QuestionFile:
        return QuestionFile(ident, "text", "see", text, text)

    path = copy / "content/ids.txt"
    path.unlink()
    assert read_released(copy) == {}
    assert write_released(copy, [question(name) for name in ("v10-a", "v2-b", "v2-a")]) == 3
    assert list(read_released(copy)) == ["v2-a", "v2-b", "v10-a"]
    path.write_text(path.read_text(encoding="utf-8").replace("v2-a text", "v2-a choice"), encoding="utf-8")
    assert write_released(copy, [question("v2-a")]) == 0
    assert read_released(copy)["v2-a"].kind == "choice"
