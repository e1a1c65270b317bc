"""What there is to learn, as plain values. Loading is `load.py`, judging the form is `lint/`."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec

from tutor.texts import Lang


class Bilingual(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One text in both languages: `title.hi`, `title.en` in TOML."""

    hi: str
    en: str

    def __getitem__(self, lang: Lang) -> str:
        return self.hi if lang == "hi" else self.en


class Recap(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A section's summary, shown after the unit `after`; `recap-ID.{hi,en}.md` hold it."""

    id: str
    after: str
    covers: tuple[str, ...] = ()


class SectionFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`section.toml`."""

    title: Bilingual
    recaps: tuple[Recap, ...] = ()


class SectionPlan(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One `[[sections]]` of course.toml: its title and the ids of all its units, written or not."""

    id: str
    title: Bilingual
    units: tuple[str, ...]


class CourseFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`course.toml`."""

    languages: tuple[Lang, ...]
    sections: tuple[SectionPlan, ...]


class SectionIndex(msgspec.Struct, frozen=True):
    """A section as the start-up index knows it, before any unit is read.

    `planned` are the ids of all units of the section in order, also those not written yet; `units` maps
    the ids of those that are there to their folders.
    """

    id: str
    number: int
    title: Bilingual
    planned: tuple[str, ...]
    folder: Path
    units: dict[str, Path]


class UnitFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`unit.toml`."""

    id: str
    videos: tuple[int, ...]
    title: Bilingual
    needs: tuple[str, ...] = ()
    demos: dict[str, str] = {}
    """Anchor of a page to what its demo key opens: an id of demo.py, `v31/ID` of another unit, or `play/PRESET`."""
    covers: dict[str, tuple[str, ...]] = {}


class Page(msgspec.Struct, frozen=True):
    """One `##` section of the notes: one screen page. `body` is Markdown without its heading."""

    anchor: str
    title: str
    body: str


class Notes(msgspec.Struct, frozen=True):
    """One notes or recap file. `lead` stands between its `# Title` and the first page: the question."""

    title: str
    lead: str
    pages: tuple[Page, ...]


Kind = Literal["choice", "multi", "number", "text", "order", "match", "predict"]
Value = int | float | str | tuple[int | float, ...]
"""An answer that is typed: a number, a text, or a tuple of numbers such as a shape."""


class Choice(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One option of a choice or multi question. A wrong one says in `why` why it is wrong."""

    text: Bilingual
    right: bool = False
    why: Bilingual | None = None


class Trap(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A typical wrong answer and its reason. `value` is fixed, or the generator returns it under `id`."""

    id: str
    why: Bilingual
    value: Value | None = None


class Pair(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    left: Bilingual
    right: Bilingual


class QuestionFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One `[[question]]` of quiz.toml. `lint` judges what a kind needs; docs/questions.md describes it."""

    id: str
    kind: Kind
    see: str
    prompt: Bilingual
    explain: Bilingual
    generator: str | None = None
    code: str | None = None
    choice: tuple[Choice, ...] = ()
    trap: tuple[Trap, ...] = ()
    pair: tuple[Pair, ...] = ()
    items: tuple[Bilingual, ...] = ()
    answer: Value | None = None
    accept: tuple[str, ...] = ()
    tolerance: float = 1e-9
    unit: str = ""
    decimals: int | None = None
    shuffle: bool = True
    bug: bool = False
    """The question shows wrong code, a wrong curve, shape or derivation and asks for the cause."""


class QuizFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`quiz.toml`."""

    question: tuple[QuestionFile, ...] = ()


class Unit(msgspec.Struct, frozen=True):
    """A unit, opened: notes in both languages, questions, and the folder they came from."""

    file: UnitFile
    section: str
    folder: Path
    notes: dict[Lang, tuple[Page, ...]]
    questions: tuple[QuestionFile, ...]
    lead: dict[Lang, str] = {}
    """The question the unit answers, in one sentence."""

    @property
    def id(self) -> str:
        return self.file.id


class Check(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`[checks.ID]`: `def test_ID(lab)` decides it."""

    title: Bilingual
    points: int = 1
    needs: tuple[str, ...] = ()
    see: str = ""


class Mistake(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`[mistakes.ID]`: `mistakes/ID.py` is a complete lab file as a learner would have got it wrong."""

    hi: str
    en: str
    see: str = ""

    def __getitem__(self, lang: Lang) -> str:
        return self.hi if lang == "hi" else self.en


class Limits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Seconds and bytes a lab may use; enforced from outside the worker."""

    load: float = 5.0
    call: float = 5.0
    grade: float = 30.0
    memory_mb: int = 1024
    """Address space above the warm worker's own."""


class Equivalent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A mutant of the solution that no test can tell from it; `mutant` is the id `tutor prove` prints."""

    mutant: str
    reason: str


DEFAULT_ORDER = 10


class LabFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`lab.toml`."""

    id: str
    unit: str
    title: Bilingual
    functions: tuple[str, ...]
    checks: dict[str, Check]
    mistakes: dict[str, Mistake]
    hints: tuple[Bilingual, ...]
    order: int = DEFAULT_ORDER
    needs: tuple[str, ...] = ()
    uses: tuple[str, ...] = ()
    backend: Literal["numpy", "torch"] = "numpy"
    limits: Limits = Limits()
    own_work: tuple[str, ...] = ()
    """Names the learner is asked not to use (`np.convolve`); checked on the syntax tree."""
    equivalents: tuple[Equivalent, ...] = ()
    recipe: str | None = None
    """The reference that `experiment.py` trains beside (`tutor compare`)."""
    capstone: bool = False
    """Built from the learner's functions of other labs (`uses`), at the end of what they belong to."""


class LabPlace(msgspec.Struct, frozen=True):
    """Where a lab belongs: known without reading the rest of its lab.toml."""

    id: str
    unit: str
    order: int
    capstone: bool = False


class Lab(msgspec.Struct, frozen=True):
    """A lab, opened. Sources are read when asked for: starter.py, solution.py, mistakes/, accepted/."""

    file: LabFile
    folder: Path

    @property
    def id(self) -> str:
        return self.file.id

    def source(self, name: str) -> str:
        """The text of a file of this lab's folder, such as `starter.py` or `mistakes/no_bias.py`."""
        return (self.folder / name).read_text(encoding="utf-8")

    def brief(self, lang: Lang) -> str:
        return self.source(f"brief.{lang}.md")

    @property
    def test_file(self) -> Path:
        return self.folder / f"test_{self.id.replace('-', '_')}.py"


class Problem(msgspec.Struct, frozen=True, order=True):
    """One fault of the course: which file, which key, what is wrong, what mends it. English: for authors."""

    file: str
    key: str
    message: str
    remedy: str
