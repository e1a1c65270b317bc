"""A small assembler for seccomp's classic BPF: which system calls a process may make.

A block is a list of instructions in which every path ends in a verdict; jumps are relative and forward. Struct
layouts and numbers: linux/filter.h, linux/seccomp.h.
"""

from __future__ import annotations

import struct
from collections.abc import Collection, Sequence

Instruction = tuple[int, int, int, int]  # code, jump if true, jump if false, constant
Block = list[Instruction]

LOAD, JUMP, JUMP_EQUAL, JUMP_AT_LEAST, JUMP_ANY_BIT, RETURN = 0x20, 0x05, 0x15, 0x35, 0x45, 0x06
NUMBER, ARCHITECTURE, ARGUMENTS = 0, 4, 16  # offsets in struct seccomp_data
LONGEST_JUMP = 255

ALLOW: Block = [(RETURN, 0, 0, 0x7FFF0000)]
KILL: Block = [(RETURN, 0, 0, 0x80000000)]


def refuse(error: int) -> Block:
    """The call fails with this error number."""
    return [(RETURN, 0, 0, 0x00050000 | error)]


def only(argument: int, values: Collection[int], error: int) -> Block:
    """Allowed when the low half of an argument is one of `values`. Not for pointers and sizes: 32 bits are seen."""
    tests = [(JUMP_EQUAL, len(values) - index, 0, value) for index, value in enumerate(values)]
    return [_load(argument), *tests, *refuse(error), *ALLOW]


def without_bits(argument: int, bits: int, error: int) -> Block:
    """Allowed when none of these bits is set in an argument."""
    return [_load(argument), (JUMP_ANY_BIT, 0, 1, bits), *refuse(error), *ALLOW]


def by_number(ranges: Sequence[tuple[int, Block]]) -> Block:
    """A binary search: `ranges` are (first number, block), sorted, each up to where the next one starts."""
    if len(ranges) == 1:
        return ranges[0][1]
    middle = len(ranges) // 2
    low, high, start = by_number(ranges[:middle]), by_number(ranges[middle:]), ranges[middle][0]
    if len(low) <= LONGEST_JUMP:
        return [(JUMP_AT_LEAST, len(low), 0, start), *low, *high]
    return [(JUMP_AT_LEAST, 0, 1, start), (JUMP, 0, 0, len(low)), *low, *high]


def program(architecture: int, ranges: Sequence[tuple[int, Block]]) -> Block:
    """The whole filter; a call made in another architecture's numbering kills."""
    head = [(LOAD, 0, 0, ARCHITECTURE), (JUMP_EQUAL, 1, 0, architecture), *KILL, (LOAD, 0, 0, NUMBER)]
    return [*head, *by_number(ranges)]


def assemble(block: Block) -> bytes:
    """struct sock_filter[]"""
    return b"".join(struct.pack("<HBBI", *instruction) for instruction in block)


def _load(argument: int) -> Instruction:
    return (LOAD, 0, 0, ARGUMENTS + 8 * argument)
