"""`tutor lint --whole`: everything planned is there. The small course has not all of it."""

from __future__ import annotations

from pathlib import Path

from tutor.course.problems import check


def told(root: Path) -> set[str]:
    return {f"{problem.file}: {problem.key}" for problem in check(root, whole=True)}


def test_what_is_planned_and_not_there_is_told(good_course: Path) -> None:
    assert told(good_course) == {
        "content/02-curves: v4",
        "content/02-curves: v6",
        "content/02-curves/section.toml: ",
    }


def test_facts_without_a_recap_are_told(copy: Path) -> None:
    with (copy / "content/checklist.md").open("a", encoding="utf-8") as file:
        file.write("\n## END Closing list\n\n- END.1 A fact\n")
    assert "content/checklist.md: END" in told(copy)


def test_a_question_that_is_not_on_record_is_told(copy: Path) -> None:
    record = copy / "content/ids.txt"
    record.write_text(record.read_text(encoding="utf-8").replace("v2-word text\n", ""), encoding="utf-8")
    assert "content/ids.txt: v2-word" in told(copy)


def test_a_link_to_a_unit_that_is_not_written_leads_nowhere(copy: Path) -> None:
    notes = copy / "content/01-lines/v2-slope/notes.en.md"
    notes.write_text(notes.read_text(encoding="utf-8") + "\nMore in v4#squares.\n", encoding="utf-8")
    place = "content/01-lines/v2-slope/notes.en.md: slope"
    assert place in told(copy)
    assert check(copy) == []
