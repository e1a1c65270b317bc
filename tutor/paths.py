"""Where the course lies and where the learner's own files live."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def course_root() -> Path:
    """The folder that holds `content/` and `labs/`: $TUTOR_COURSE, else the wheel's copy, else the checkout."""
    named = os.environ.get("TUTOR_COURSE")
    if named:
        return Path(named).expanduser()
    packaged = PACKAGE / "_course"
    return packaged if packaged.is_dir() else PACKAGE.parent


@dataclass(frozen=True)
class Home:
    """The learner's folder: lab files, dated backups and the progress database. Creating it is up to the user of it."""

    root: Path

    @classmethod
    def default(cls) -> Home:
        """$TUTOR_HOME, else `~/tutor`."""
        return cls(Path(os.environ.get("TUTOR_HOME") or "~/tutor").expanduser())

    @property
    def labs(self) -> Path:
        return self.root / "labs"

    @property
    def backups(self) -> Path:
        return self.root / "backups"

    @property
    def database(self) -> Path:
        return self.root / "progress.db"

    @property
    def log(self) -> Path:
        """Internal faults are written here, never on the learner's screen."""
        return self.root / "tutor.log"

    @property
    def records(self) -> Path:
        """Bands of references made on this machine."""
        return self.root / "records"

    def checkpoint(self, recipe: str) -> Path:
        """A run of a reference that was broken off."""
        return self.root / "runs" / f"{recipe}.pt"

    def lab_file(self, lab_id: str) -> Path:
        """`xor-mlp` is edited in `labs/xor_mlp.py`; this stem maps a file to its lab everywhere."""
        return self.labs / f"{lab_id.replace('-', '_')}.py"
