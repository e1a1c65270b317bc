"""What README and CONTRIBUTING tell people to type exists, and so does what they link to."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import typer

from tutor.cli.app import app

DOCUMENTS = ["README.md", "CONTRIBUTING.md"]
_SPANS = re.compile(r"`([^`\n]+)`")
_BLOCKS = re.compile(r"```bash\n(.*?)```", re.DOTALL)
_LINKS = re.compile(r"\]\((?!https?:)([^)#]+)\)")


def commands(text: str) -> list[list[str]]:
    """The words after `tutor` of every command line in code spans and shell blocks."""
    lines = [line for block in _BLOCKS.findall(text) for line in block.splitlines()]
    pieces = [
        piece for line in [*_SPANS.findall(_BLOCKS.sub("", text)), *lines] for piece in line.split("&&")
    ]
    words = [shlex.split(piece, comments=True) for piece in pieces if piece.strip().startswith("tutor")]
    return [line[1:] for line in words if line[0] == "tutor"]


def unknown(words: list[str]) -> list[str]:
    """The command or options of a line that the program does not have."""
    group: Any = typer.main.get_command(app)
    if not words:
        return []
    known = group.commands.get(words[0])
    if known is None:
        return words[:1]
    while hasattr(known, "commands") and len(words) > 1:
        words = words[1:]
        known = known.commands.get(words[0])
        if known is None:
            return words[:1]
    options = {option for parameter in known.params for option in parameter.opts}
    return [word for word in words[1:] if word.startswith("-") and word not in options]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_command_exists(name: str, repository: Path) -> None:
    found = commands((repository / name).read_text(encoding="utf-8"))
    assert len(found) > 10
    assert {" ".join(words): bad for words in found if (bad := unknown(words))} == {}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_link_leads_to_a_file(name: str, repository: Path) -> None:
    links = _LINKS.findall((repository / name).read_text(encoding="utf-8"))
    assert links and [link for link in links if not (repository / link).exists()] == []


def test_a_command_that_is_not_there_is_seen() -> None:
    assert unknown(["grde", "adam"]) == ["grde"]
    assert unknown(["grade", "adam", "--jsn"]) == ["--jsn"]
