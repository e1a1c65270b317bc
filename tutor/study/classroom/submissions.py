"""Who handed in what: a folder (or a file) for each learner, and the lab files inside."""

from __future__ import annotations

import hashlib
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tutor.course.load import Course
from tutor.course.model import Lab
from tutor.errors import TutorError, UsageError
from tutor.store.labfiles import read_lab_file

DEEPEST = 4
"""Folders below a learner's own that are looked into."""


@dataclass(frozen=True)
class Submission:
    """One lab file of one learner. `problem` is the kind of error that keeps its text from being read."""

    learner: str
    lab: str
    path: Path
    source: str = ""
    uses: dict[str, str] = field(default_factory=dict)
    problem: str = ""

    def key(self, seed: int, course: str) -> str:
        """The same for the same work: learner, lab, seed, text of the files, and version of the course."""
        parts = [self.learner, self.lab, str(seed), course, self.problem, self.source]
        parts += [part for pair in sorted(self.uses.items()) for part in pair]
        return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def submissions(course: Course, folder: Path, lab: str | None = None) -> list[Submission]:
    """Everything handed in below a folder, by learner and lab.

    A folder of `folder` is a learner; a file whose name is that of a lab's file (`xor_mlp.py`) is that lab. A file that
    lies in `folder` itself is named after its learner and belongs to `lab`. Links are not followed. Raises
    UsageError("no_submissions") when there is nothing, "class_folder" when it is no folder.
    """
    if not folder.is_dir():
        raise UsageError("class_folder", path=folder)
    found: list[Submission] = []
    for entry in sorted(folder.iterdir()):
        if entry.is_symlink() or entry.name.startswith("."):
            continue
        if entry.is_dir():
            found += _of_learner(course, entry, lab)
        elif entry.suffix == ".py" and lab is not None:
            found.append(_submission(course, entry.stem, course.lab(lab), entry, {}))
    if not found:
        raise UsageError("no_submissions", path=folder)
    return found


def without_work(folder: Path, learners: Container[str]) -> list[str]:
    """The folders of `folder` in which nothing to grade was found: who handed in nothing, or under another name."""
    there = (each for each in folder.iterdir() if each.is_dir() and not each.is_symlink())
    return sorted(each.name for each in there if each.name[0] != "." and each.name not in learners)


def _of_learner(course: Course, folder: Path, lab: str | None) -> Iterator[Submission]:
    """The lab files of one learner; of two of the same name the one that lies less deep counts."""
    files: dict[str, Path] = {}
    for path in sorted(_files(folder), key=lambda path: (len(path.parts), str(path))):
        files.setdefault(path.stem, path)
    by_lab = {lab_id: files[_module(lab_id)] for lab_id in course.lab_folders if _module(lab_id) in files}
    for lab_id in sorted(by_lab):
        if lab is None or lab_id == course.lab_id(lab):
            yield _submission(course, folder.name, course.lab(lab_id), by_lab[lab_id], files)


def _files(folder: Path, depth: int = 0) -> Iterator[Path]:
    for entry in folder.iterdir():
        if entry.is_symlink() or entry.name.startswith("."):
            continue
        if entry.is_dir() and entry.suffix != ".py":
            if depth < DEEPEST:
                yield from _files(entry, depth + 1)
        elif entry.suffix == ".py":
            yield entry


def _submission(course: Course, learner: str, lab: Lab, path: Path, files: dict[str, Path]) -> Submission:
    try:
        source = read_lab_file(path)
    except TutorError as error:
        return Submission(learner, lab.id, path, problem=error.kind)
    return Submission(learner, lab.id, path, source, dict(_uses(course, lab, files)))


def _uses(course: Course, lab: Lab, files: dict[str, Path]) -> Iterator[tuple[str, str]]:
    """The sources of the labs this one builds on: the learner's own where it can be read, else the course's."""
    for name in lab.file.uses:
        used = course.lab(name)
        module = _module(used.id)
        try:
            yield module, read_lab_file(files[module])
        except (KeyError, TutorError):
            yield module, used.source("solution.py")
        yield from _uses(course, used, files)


def _module(lab_id: str) -> str:
    return lab_id.replace("-", "_")
