"""Workers for tests: from the warm zygotes that all tests share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from textwrap import dedent

import pytest

from tutor.course.model import Limits
from tutor.grader.workers import Workers
from tutor.sandbox.worker import Worker

OpenFile = Callable[..., Worker]


@pytest.fixture
def open_file(lab_workers: Workers) -> Iterator[OpenFile]:
    """A worker for a file, not loaded yet: `open_file("def f(x): ...", backend="torch", uses={...}, memory_mb=…)`."""
    with ExitStack() as stack:

        def open_(
            source: str, *, backend: str = "numpy", uses: dict[str, str] | None = None, **limits: float
        ) -> Worker:
            texts = {name: dedent(text) for name, text in (uses or {}).items()}
            worker = lab_workers.zygote(backend).worker(dedent(source), "mine.py", Limits(**limits), texts)  # type: ignore[arg-type]
            return stack.enter_context(closing(worker))

        yield open_


@pytest.fixture
def loaded(open_file: OpenFile) -> OpenFile:
    """The same, with the file run."""

    def load(source: str, **options: object) -> Worker:
        worker = open_file(source, **options)
        worker.load()
        return worker

    return load
