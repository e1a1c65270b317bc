"""Workers for tests: one warm zygote of each backend, started when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from textwrap import dedent

import pytest

from tutor.course.model import Limits
from tutor.sandbox.worker import Worker
from tutor.sandbox.zygote import Zygote

OpenFile = Callable[..., Worker]


@pytest.fixture(scope="session")
def zygotes() -> Iterator[Callable[[str], Zygote]]:
    started: dict[str, Zygote] = {}

    def of(backend: str) -> Zygote:
        if backend not in started:
            started[backend] = Zygote.start(backend)
        return started[backend]

    yield of
    for zygote in started.values():
        zygote.close()


@pytest.fixture
def open_file(zygotes: Callable[[str], Zygote]) -> Iterator[OpenFile]:
    """A worker for a file, not loaded yet: `open_file("def f(x): ...", backend="torch", uses={...}, memory_mb=…)`."""
    with ExitStack() as stack:

        def open_(
            source: str, *, backend: str = "numpy", uses: dict[str, str] | None = None, **limits: float
        ) -> Worker:
            texts = {name: dedent(text) for name, text in (uses or {}).items()}
            worker = zygotes(backend).worker(dedent(source), "mine.py", Limits(**limits), texts)  # type: ignore[arg-type]
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
