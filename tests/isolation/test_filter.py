"""The seccomp program, run on a machine of our own for both kinds of processor."""

from __future__ import annotations

import errno
import struct
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.sandbox.layers import bpf, seccomp, syscalls

MACHINES = ("x86_64", "aarch64")
TABLES = ("FILES", "NETWORK", "PROCESSES", "OTHERS", "MEMORY", "KERNEL", "CHECKED", "NEWER_AND_HARMLESS")
HERE = Path(__file__).parent
ALLOWED, KILLED = 0x7FFF0000, 0x80000000


def verdict(program: bytes, architecture: int, number: int, arguments: Sequence[int] = ()) -> int:
    """A machine for classic BPF, as the kernel runs it. Returns ALLOWED, KILLED or 0x50000 + errno."""
    padded = [*arguments, *[0] * (6 - len(arguments))]
    data = struct.pack("<IIQ6Q", number, architecture, 0, *padded)
    instructions = list(struct.iter_unpack("<HBBI", program))
    position, accumulator = 0, 0
    while True:
        code, if_true, if_false, constant = instructions[position]
        position += 1
        match code:
            case 0x20:  # ld [k]
                (accumulator,) = struct.unpack_from("<I", data, constant)
            case 0x06:  # ret k
                return int(constant)
            case 0x05:  # ja k
                position += constant
            case 0x15:  # jeq
                position += if_true if accumulator == constant else if_false
            case 0x35:  # jge
                position += if_true if accumulator >= constant else if_false
            case 0x45:  # jset
                position += if_true if accumulator & constant else if_false
            case _:
                raise AssertionError(f"no such instruction: {code:#x}")


def header(machine: str) -> dict[str, int]:
    """Every name and number of the kernel's own header."""
    lines = (HERE / f"unistd_{machine}.txt").read_text().splitlines()[1:]
    pairs = (entry.split() for line in lines for entry in line.split(",") if entry.strip())
    return {name: int(number) for name, number in pairs}


def asked(machine: str, name: str, *arguments: int) -> int:
    """0 when allowed, else the error number."""
    architecture = syscalls.AUDIT_ARCHITECTURE[machine]
    found = verdict(seccomp.prepared(machine), architecture, header(machine)[name], arguments)
    return 0 if found == ALLOWED else found - 0x50000


@pytest.mark.parametrize("machine", MACHINES)
@pytest.mark.parametrize("table", TABLES)
def test_numbers_are_those_of_the_kernel_s_header(machine: str, table: str) -> None:
    named = getattr(syscalls, table)
    known = header(machine)
    ours = syscalls.numbers(named, machine)
    assert ours == {name: known[name] for name in ours}
    left_out = {entry.split()[0] for entry in named.split(",")} - set(ours)
    assert not left_out & set(known), "said not to exist on this machine"


@pytest.mark.parametrize("machine", MACHINES)
def test_what_computing_needs_is_allowed(machine: str) -> None:
    for name in (
        "read",
        "write",
        "mmap",
        "munmap",
        "mprotect",
        "brk",
        "futex",
        "close",
        "exit_group",
        "getrandom",
    ):
        assert asked(machine, name) == 0, name
    assert asked(machine, "close_range") == 0


@pytest.mark.parametrize("machine", MACHINES)
@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("execve", errno.EPERM),
        ("clone", errno.EPERM),
        ("socket", errno.EPERM),
        ("ptrace", errno.EPERM),
        ("memfd_create", errno.EPERM),
        ("unlinkat", errno.EACCES),
        ("fchmod", errno.EACCES),
        ("clone3", errno.ENOSYS),
        ("openat2", errno.ENOSYS),
        ("io_uring_setup", errno.ENOSYS),
        ("pidfd_open", errno.ENOSYS),
    ],
)
def test_what_it_does_not_need_is_refused(machine: str, name: str, error: int) -> None:
    assert asked(machine, name) == error


@pytest.mark.parametrize("machine", MACHINES)
def test_arguments_decide_about_some(machine: str) -> None:
    assert asked(machine, "openat", 0, 0, 0o2000000) == 0
    for flags in (0o1, 0o2, 0o100, 0o1000, 0o20200000):
        assert asked(machine, "openat", 0, 0, flags) == errno.EACCES, oct(flags)
    assert asked(machine, "kill", seccomp.OWN_PID, 9) == 0
    for target in (1, 0, 0xFFFFFFFF):
        assert asked(machine, "kill", target, 9) == errno.EPERM
    assert asked(machine, "prlimit64", 0) == 0
    assert asked(machine, "prlimit64", 1) == errno.EPERM
    assert asked(machine, "prctl", 15) == 0
    assert asked(machine, "prctl", 1) == errno.EPERM
    assert asked(machine, "fcntl", 3, 1030) == 0
    assert asked(machine, "fcntl", 3, 8) == errno.EPERM
    assert asked(machine, "ioctl", 0, 0x5401) == 0
    assert asked(machine, "ioctl", 0, 0x5412) == errno.ENOTTY


@pytest.mark.parametrize("machine", MACHINES)
def test_a_call_yet_to_be_invented_does_not_exist(machine: str) -> None:
    program, architecture = seccomp.prepared(machine), syscalls.AUDIT_ARCHITECTURE[machine]
    for number in (423, 463, 470, 1000, 0x40000000 + 59):
        assert verdict(program, architecture, number) == 0x50000 + errno.ENOSYS


@pytest.mark.parametrize("machine", MACHINES)
def test_the_numbering_of_another_machine_kills(machine: str) -> None:
    assert verdict(seccomp.prepared(machine), 0x40000003, 1) == KILLED


@pytest.mark.parametrize("machine", MACHINES)
def test_the_worker_s_pid_has_its_place_and_only_there(machine: str) -> None:
    """Replaced as four bytes, so it must not turn up by accident across two fields."""
    program = seccomp.prepared(machine)
    constant = seccomp.OWN_PID.to_bytes(4, "little")
    places = [index for index in range(len(program)) if program.startswith(constant, index)]
    assert len(places) == 4
    assert {place % 8 for place in places} == {4}


@given(
    st.lists(st.integers(1, 600), min_size=0, max_size=60, unique=True),
    st.integers(1, 40),
    st.integers(0, 700),
)
def test_the_search_finds_the_range_of_a_number(starts: list[int], padding: int, number: int) -> None:
    """Blocks of any length, so that jumps beyond 255 instructions are made too."""
    bounds = [0, *sorted(starts)]
    filler = [(bpf.LOAD, 0, 0, bpf.NUMBER)] * padding
    ranges = [(start, [*filler, *bpf.refuse(index + 1)]) for index, start in enumerate(bounds)]
    right = sum(start <= number for start in bounds)
    program = bpf.assemble(bpf.program(7, ranges))
    assert verdict(program, 7, number) == 0x50000 + right
