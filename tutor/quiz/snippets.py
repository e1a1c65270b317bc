"""What the snippets of predict questions really print."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence

TIME_LIMIT = 120.0
"""Seconds for all snippets of one call; importing torch takes most of it."""


class SnippetFailure(Exception):
    """The process that ran the snippets ended without saying what they print."""


def outputs(snippets: Sequence[str], time_limit: float = TIME_LIMIT) -> tuple[str, ...]:
    """What each prints, run by itself; one that raises ends with the name of its exception.

    Raises SnippetFailure when all together take longer than `time_limit` seconds. The snippets are the
    course's own: nothing confines them.
    """
    if not snippets:
        return ()
    command = [sys.executable, "-P", "-m", "tutor.quiz.snippet_runner"]
    given = json.dumps(list(snippets))
    try:
        done = subprocess.run(command, input=given, capture_output=True, text=True, timeout=time_limit)
        return tuple(json.loads(done.stdout))
    except subprocess.TimeoutExpired:
        raise SnippetFailure(f"the snippets took longer than {time_limit:g} s") from None
    except json.JSONDecodeError:
        reason = done.stderr.strip().splitlines()[-1:] or [f"exit code {done.returncode}"]
        raise SnippetFailure(reason[0]) from None
