"""The resident judge, as the TUI talks to it: lines of JSON, nothing else, and an end."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def service(repository: Path) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "tutor.grader.service"],
        env=os.environ | {"TUTOR_COURSE": str(repository / "tests/fixtures/course")},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with process:
        yield process
        process.kill()


def ask(service: subprocess.Popen[str], request: object) -> Any:
    assert service.stdin is not None and service.stdout is not None
    service.stdin.write(request if isinstance(request, str) else json.dumps(request))
    service.stdin.write("\n")
    service.stdin.flush()
    return json.loads(service.stdout.readline())


def test_it_grades_warms_and_answers_what_it_cannot_do(
    service: subprocess.Popen[str], repository: Path
) -> None:
    source = (repository / "tests/fixtures/course/labs/doubling/solution.py").read_text()
    grade = {"op": "grade", "id": 1, "lab": "doubling", "source": source, "seed": 7, "lang": "hi"}
    assert ask(service, {"op": "ping", "id": 3}) == {"id": 3}
    assert ask(service, {"op": "warm", "id": 4, "backend": "numpy"}) == {"id": 4}

    passed = ask(service, grade)
    assert (passed["id"], passed["grade"]["verdict"], passed["grade"]["lang"]) == (1, "passed", "hi")
    loud = ask(
        service, grade | {"id": 2, "source": "print('hello')\nimport os\nos.write(1, b'x')\n" + source}
    )
    assert (loud["id"], loud["grade"]["verdict"]) == (2, "passed")

    assert ask(service, grade | {"lab": "adm"})["error"]["kind"] == "unknown_lab"
    assert ask(service, grade | {"lang": "fr"})["error"]["kind"] == "usage"
    assert ask(service, "no json")["error"]["kind"] == "usage"
    assert ask(service, {"op": "dance", "id": 5})["error"]["kind"] == "usage"
    assert ask(service, grade)["grade"]["checks"] == passed["grade"]["checks"]


def test_it_ends_with_its_input(service: subprocess.Popen[str]) -> None:
    output, errors = service.communicate("", timeout=60)
    assert (service.returncode, output, errors) == (0, "", "")
