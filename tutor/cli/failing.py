"""The one place where errors become words and exit codes."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

from tutor.cli.options import command_home, command_language
from tutor.errors import GraderFault, TutorError


def guarded(action: Callable[[], int | None], arguments: list[str]) -> int:
    """Do it; returns the exit code. No exception leaves this function."""
    try:
        return action() or 0
    except TutorError as error:
        return _report(error, arguments)
    except (KeyboardInterrupt, EOFError):
        sys.stderr.write("\n")
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        return _report_fault(error, arguments)


def _report(error: TutorError, arguments: list[str]) -> int:
    from tutor.cli.output import report_error

    report_error(error, command_language(arguments), as_json="--json" in arguments)
    return error.exit_code


def _report_fault(error: Exception, arguments: list[str]) -> int:
    """Ours: the traceback goes to a file, the learner gets a sentence and its path."""
    from tutor.cli.output import log_fault

    path = log_fault(error, arguments, command_home(arguments))
    return _report(GraderFault("internal", path=str(path)), arguments)
