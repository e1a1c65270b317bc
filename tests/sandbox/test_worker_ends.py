"""Each way in which a program goes wrong for good, and what the judge is told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tutor.sandbox.errors import Died, Raised
from tutor.sandbox.printed import KEYBOARD, LONGEST_OUTPUT
from tutor.sandbox.worker import Worker

Open = Callable[..., Worker]
SECONDS = 20.0


def call(worker: Worker, *args: Any, seconds: float = SECONDS) -> Any:
    return worker.call("f", args, {}, seconds).value


def raised_by(worker: Worker, *args: Any) -> Raised:
    with pytest.raises(Raised) as raised:
        call(worker, *args)
    return raised.value


def death_of(worker: Worker, seconds: float = SECONDS) -> Died:
    with pytest.raises(Died) as died:
        call(worker, seconds=seconds)
    return died.value


def test_a_loop_that_never_ends_is_stopped_from_outside(loaded: Open) -> None:
    worker = loaded(
        """
        import signal
        def f():
            print("round and round")
            for number in range(1, 32):
                try: signal.signal(number, signal.SIG_IGN)
                except OSError: pass
            while True: pass
        """
    )
    death = death_of(worker, seconds=0.2)
    assert (death.reason, death.detail, death.output) == ("timeout", "", "round and round\n")


def test_a_dead_worker_says_the_same_again(loaded: Open) -> None:
    worker = loaded("def f(): import os; os._exit(3)")
    assert death_of(worker) is death_of(worker)


def test_a_file_that_does_not_finish_loading(open_file: Open) -> None:
    with pytest.raises(Died) as died:
        open_file("while True: pass", load=0.2).load()
    assert (died.value.reason, died.value.detail) == ("timeout", "load")


@pytest.mark.parametrize("code", [0, 3])
def test_a_program_that_ends_the_process(loaded: Open, code: int) -> None:
    death = death_of(loaded(f"import os\ndef f():\n    print('bye')\n    os._exit({code})"))
    assert (death.reason, death.detail, death.output) == ("exited", str(code), "bye\n")


def test_sys_exit_is_an_exception_like_others(loaded: Open) -> None:
    worker = loaded("import sys\ndef f(code): sys.exit(code)")
    error = raised_by(worker, 0)
    assert (error.type_name, error.message) == ("SystemExit", "0")
    assert raised_by(worker, "stop").message == "stop"


@pytest.mark.parametrize("end", ["ctypes.string_at(0)", "os.abort()", "os.kill(os.getpid(), 11)"])
def test_a_crash_is_named_by_its_signal(loaded: Open, end: str) -> None:
    death = death_of(loaded(f"import ctypes, os\ndef f(): {end}"))
    assert (death.reason, death.detail) == ("crashed", "SIGABRT" if "abort" in end else "SIGSEGV")


def test_eight_gigabytes_are_too_many(loaded: Open) -> None:
    error = raised_by(loaded("import numpy as np\ndef f(): return np.ones(10**9).sum()"))
    assert "MemoryError" in error.mro
    assert [frame.text for frame in error.frames] == ["def f(): return np.ones(10**9).sum()"]


def test_memory_that_is_taken_bit_by_bit(loaded: Open) -> None:
    worker = loaded("def f():\n    held = []\n    while True: held.append(bytearray(1 << 24))", memory_mb=256)
    assert "MemoryError" in raised_by(worker).mro


def test_a_result_that_is_too_large_to_send(loaded: Open) -> None:
    error = raised_by(loaded("import numpy as np\ndef f(): return np.ones(9 << 20)"))
    assert "MemoryError" in error.mro and "72 MB" in error.message


def test_deep_recursion_shows_each_line_once(loaded: Open) -> None:
    error = raised_by(loaded("def f():\n    return g()\ndef g():\n    return f()"))
    assert error.type_name == "RecursionError"
    assert 0 < len(error.frames) <= 10
    assert raised_by(loaded("def f(n=0):\n    return f(n + 1)")).frames[0].line == 2


def test_there_is_no_keyboard(loaded: Open) -> None:
    error = raised_by(loaded("def f():\n    return input('your name? ')"))
    assert (error.type_name, error.message) == ("EOFError", KEYBOARD)
    assert (error.frames[-1].line, error.output) == (2, "your name? ")


def test_a_hundred_megabytes_of_prints_do_no_harm(loaded: Open) -> None:
    worker = loaded("def f():\n    for _ in range(1000): print('x' * 100_000)\n    return 'done'")
    reply = worker.call("f", (), {}, SECONDS)
    assert (reply.value, len(reply.output)) == ("done", LONGEST_OUTPUT)
    assert worker.call("f", (), {}, SECONDS).value == "done"


def test_a_hundred_megabytes_past_python(loaded: Open) -> None:
    worker = loaded(
        """
        import os
        def f():
            try:
                for _ in range(100): os.write(1, b"x" * 1_000_000)
            except OSError: pass
            return "done"
        """
    )
    assert worker.call("f", (), {}, SECONDS).value == "done"
    assert len(worker.call("f", (), {}, SECONDS).output) == LONGEST_OUTPUT


def test_exceptions_that_fight_back(loaded: Open) -> None:
    worker = loaded(
        """
        class Awful(ValueError):
            def __str__(self): raise SystemExit
        class Long(Exception): pass
        def f(which):
            if which == "surrogate": raise KeyError("\\ud800")
            if which == "base": raise BaseException
            if which == "interrupt": raise KeyboardInterrupt
            if which == "unsendable": return "\\udc80"
            raise Awful if which == "awful" else Long("x" * 10**6)
        """
    )
    assert (raised_by(worker, "awful").type_name, raised_by(worker, "awful").message) == ("Awful", "")
    assert len(raised_by(worker, "long").message) == 4000
    assert raised_by(worker, "surrogate").message == "'\\ud800'"
    assert raised_by(worker, "base").mro[0] == "BaseException"
    assert raised_by(worker, "interrupt").type_name == "KeyboardInterrupt"
    assert raised_by(worker, "unsendable").type_name == "UnicodeEncodeError"


def test_a_file_that_is_no_python(open_file: Open) -> None:
    with pytest.raises(Raised) as raised:
        open_file("x = 1\ndef f(:\n    pass\n").load()
    error = raised.value
    assert error.type_name == "SyntaxError" and error.message == "invalid syntax"
    assert error.syntax is not None
    assert (error.syntax.line, error.syntax.column, error.syntax.text) == (2, 7, "def f(:")


def test_a_line_that_only_the_compiler_refuses_is_shown_too(open_file: Open) -> None:
    with pytest.raises(Raised) as raised:
        open_file("x = 1\nif x:\n    return x\n").load()
    syntax = raised.value.syntax
    assert syntax is not None and (syntax.line, syntax.text) == (3, "return x")


def test_a_file_whose_first_lines_fail(open_file: Open) -> None:
    with pytest.raises(Raised) as raised:
        open_file("x = 1\ny = x / 0\n").load()
    (frame,) = raised.value.frames
    assert (frame.line, frame.function, frame.text) == (2, "<module>", "y = x / 0")
    assert raised.value.syntax is None


def test_code_that_is_compiled_later_is_not_the_file(loaded: Open) -> None:
    error = raised_by(loaded("def f(): return eval('1 +')"))
    assert error.syntax is None and error.frames[-1].line == 1


def test_the_wrong_arguments_reach_no_line_of_the_file(loaded: Open) -> None:
    error = raised_by(loaded("def f(x): return x"), 1, 2, 3)
    assert (error.type_name, error.frames, error.inside) == ("TypeError", (), "")


def test_a_program_that_breaks_python_itself(open_file: Open) -> None:
    worker = open_file(
        """
        import builtins, sys
        builtins.len = builtins.isinstance = lambda *_: 0 / 0
        sys.stdout = sys.stderr = None
        """
    )
    with pytest.raises((Raised, Died)):
        worker.load()


def test_lost_streams_do_not_keep_an_answer_back(loaded: Open) -> None:
    worker = loaded(
        "import os, sys\nsys.stdout = sys.stderr = None\nfor fd in (0, 1, 2): os.close(fd)\ndef f(): return 1"
    )
    assert call(worker) == 1


def test_one_death_leaves_the_other_workers_alone(loaded: Open) -> None:
    first, second = loaded("def f(): return 1"), loaded("import os\ndef f(): os.abort()")
    assert death_of(second).reason == "crashed"
    assert call(first) == 1
