"""A page of notes as blocks, and the blocks of two languages side by side.

Code and pictures are the same in both languages; they are the anchors between which paragraphs are paired.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Literal

Kind = Literal["code", "picture", "callout", "prose"]
CODE_LANGUAGES = ("python", "pycon", "py", "console", "bash", "toml")


@dataclass(frozen=True)
class Block:
    """One paragraph, list, table, heading, callout, picture or code block.

    `source` is its Markdown; of code and pictures it is the bare text.
    """

    kind: Kind
    source: str

    @property
    def shared(self) -> bool:
        """Whether both languages have it alike."""
        return self.kind in ("code", "picture")


Pairing = tuple[Block | None, Block | None]
"""A block in Hinglish and its English; the same block twice where both languages share it."""


def split(body: str) -> tuple[Block, ...]:
    """The top-level blocks of a page's Markdown, in order."""
    from markdown_it import MarkdownIt

    lines = body.split("\n")
    blocks = []
    for token in MarkdownIt().enable("table").parse(body):
        if token.level or token.map is None or token.type.endswith("_close"):
            continue
        if token.type in ("fence", "code_block"):
            info = token.info.split()
            kind: Kind = "code" if info and info[0] in CODE_LANGUAGES else "picture"
            blocks.append(Block(kind, token.content.rstrip("\n")))
        else:
            source = "\n".join(lines[token.map[0] : token.map[1]]).strip("\n")
            blocks.append(Block("callout" if token.type == "blockquote_open" else "prose", source))
    return tuple(blocks)


def pair(hinglish: Sequence[Block], english: Sequence[Block]) -> tuple[Pairing, ...]:
    """Blocks of both languages, paired between the code and pictures that they share."""
    runs = zip_longest(_runs(hinglish), _runs(english), fillvalue=())
    return tuple(pairing for left, right in runs for pairing in zip_longest(left, right))


def _runs(blocks: Sequence[Block]) -> Iterator[tuple[Block, ...]]:
    """Runs of prose and, each alone, the shared blocks between them: even places prose, odd places shared."""
    prose: list[Block] = []
    for block in blocks:
        if block.shared:
            yield tuple(prose)
            yield (block,)
            prose = []
        else:
            prose.append(block)
    yield tuple(prose)
