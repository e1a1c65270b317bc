"""Lab files as modules: the learner's own and those it builds on are importable as `mylabs.NAME`."""

from __future__ import annotations

import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import linecache
from collections.abc import Mapping, Sequence
from types import ModuleType

PACKAGE = "mylabs"


class LabFiles(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds and runs modules from sources in memory. `own` is the stem of the file that is graded.

    That file is called `adam.py` in tracebacks, the others `mylabs/momentum.py`.
    """

    def __init__(self, sources: Mapping[str, str], own: str = "") -> None:
        self._own = own
        self._sources = {self.file_name(stem): source for stem, source in sources.items()}

    def file_name(self, stem: str) -> str:
        return f"{stem}.py" if stem == self._own else f"{PACKAGE}/{stem}.py"

    def knows(self, file_name: str) -> bool:
        return file_name in self._sources

    def line(self, file_name: str, number: int) -> str:
        """A line of a lab file, without the spaces around it."""
        lines = self._sources.get(file_name, "").splitlines()
        return lines[number - 1].strip() if 0 < number <= len(lines) else ""

    def load_own(self) -> ModuleType:
        """Run the graded file. Raises whatever it raises."""
        return importlib.import_module(f"{PACKAGE}.{self._own}")

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        package, _, stem = name.partition(".")
        if name == PACKAGE:
            return importlib.util.spec_from_loader(name, self, is_package=True)
        if package == PACKAGE and self.knows(self.file_name(stem)):
            return importlib.util.spec_from_loader(name, self, origin=self.file_name(stem))
        return None

    def exec_module(self, module: ModuleType) -> None:
        if module.__name__ == PACKAGE:
            return
        file_name = self.file_name(module.__name__.removeprefix(f"{PACKAGE}."))
        source = self._sources[file_name]
        linecache.cache[file_name] = (len(source), None, source.splitlines(keepends=True), file_name)
        module.__file__ = file_name
        exec(compile(source, file_name, "exec", dont_inherit=True), module.__dict__)
