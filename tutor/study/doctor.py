"""What this machine offers, and what to do about each thing that is missing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib import metadata
from typing import Literal

from tutor.study.session import Study

Level = Literal["ok", "note", "problem"]


@dataclass(frozen=True)
class Finding:
    """One line of the report. Texts: [doctor.KEY] with `ok`, and for other levels `LEVEL` and `LEVEL_remedy`."""

    key: str
    level: Level
    fields: dict[str, object] = field(default_factory=dict)


def examine(study: Study) -> list[Finding]:
    """Everything `tutor doctor` reports, most basic first. Takes about two seconds: the device is asked of torch."""
    return [
        _python(),
        *_packages(),
        *_terminal(),
        _device(),
        _isolation(),
        _home(study),
        _course(study),
    ]


def _python() -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    return Finding("python", "ok" if sys.version_info >= (3, 11) else "problem", {"version": version})


def _packages() -> Iterator[Finding]:
    """Missing packages one by one, then one line for those that are there."""
    present = []
    for requirement in metadata.requires("deep-tutor") or []:
        if "extra ==" in requirement:
            continue
        name = requirement.split(";")[0]
        for sign in "<>=!~ [":
            name = name.split(sign)[0]
        try:
            present.append(f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            yield Finding("package", "problem", {"name": name})
    yield Finding("packages", "ok", {"names": ", ".join(present)})


def _terminal() -> Iterator[Finding]:
    columns, rows = shutil.get_terminal_size((0, 0))
    if not sys.stdout.isatty():
        yield Finding("terminal", "note", {})
    else:
        level: Level = "ok" if columns >= 80 and rows >= 24 else "problem"
        yield Finding("size", level, {"columns": columns, "rows": rows})
    yield Finding("colours", "ok", {"name": _colour_name()})
    encoding = (sys.stdout.encoding or "").lower()
    yield Finding("encoding", "ok" if "utf" in encoding else "problem", {"name": encoding or "?"})


def _colour_name() -> str:
    if os.environ.get("NO_COLOR"):
        return "NO_COLOR"
    if os.environ.get("COLORTERM") in ("truecolor", "24bit"):
        return "16 million"
    return "256" if "256" in os.environ.get("TERM", "") else "16"


def _device() -> Finding:
    """Asked in a child: torch is never imported by the program's own process."""
    command = [sys.executable, "-P", "-m", "tutor.training", "device"]
    try:
        answer = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return Finding("device", "problem", {"why": "torch"})
    if answer.returncode:
        return Finding("device", "problem", {"why": (answer.stderr.strip().splitlines() or ["torch"])[-1]})
    return Finding("device", "ok", {"name": answer.stdout.strip()})


def _isolation() -> Finding:
    from tutor.sandbox.isolation import describe_isolation

    found = describe_isolation()
    level: Level = "ok" if found.level == "full" else "note"
    return Finding(
        "isolation",
        level,
        {"level": found.level, "active": ", ".join(found.active), "missing": ", ".join(found.missing)},
    )


def _home(study: Study) -> Finding:
    root = study.home.root
    free = shutil.disk_usage(root).free // 2**20
    writable = os.access(root, os.W_OK)
    level: Level = "ok" if writable and free >= 50 else "problem"
    return Finding("home", level, {"path": root, "free": free})


def _course(study: Study) -> Finding:
    planned = sum(len(section.planned) for section in study.course.sections)
    there = sum(len(section.units) for section in study.course.sections)
    return Finding("course", "ok", {"path": study.course.root, "there": there, "planned": planned})
