"""Notes as pages: a title, a lead, then one screen page for each `## Title {#anchor}`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tutor.course.model import Notes, Page

_HEADING = re.compile(r"^## +(?P<title>.*?)(?: +\{#(?P<anchor>[^}]*)\})? *$")
_TITLE = re.compile(r"^# +(?P<title>.+?) *$")
_FENCE = re.compile(r"^ {0,3}(?P<fence>`{3,}|~{3,})(?P<info>[^`]*)$")


def parse_notes(text: str) -> Notes:
    """Split Markdown at its `##` headings; a `##` inside a code block is code.

    What stands before the first one is the `# Title` line and the lead: the question the notes answer. A
    heading without an anchor gets an empty one, which lint reports.
    """
    head: list[str] = []
    pages: list[Page] = []
    body = head
    for line, fenced in lines_with_fences(text):
        heading = None if fenced else _HEADING.match(line)
        if heading is None:
            body.append(line)
            continue
        _close(pages, body)
        pages.append(Page(heading["anchor"] or "", heading["title"], ""))
        body = []
    _close(pages, body)
    title, lead = _title_and_lead(head)
    return Notes(title, lead, tuple(pages))


def render_notes(notes: Notes) -> str:
    """The Markdown that `parse_notes` reads back as the same value."""
    blocks = [f"# {notes.title}" if notes.title else "", notes.lead]
    for page in notes.pages:
        blocks += [f"## {page.title}" + (f" {{#{page.anchor}}}" if page.anchor else ""), page.body]
    return "\n\n".join(block for block in blocks if block) + "\n"


def lines_with_fences(text: str) -> Iterator[tuple[str, bool]]:
    """Each line, and whether it belongs to a fenced code block (the fences themselves do)."""
    opened = ""
    for line in text.split("\n"):
        fence = _FENCE.match(line)
        if opened:
            yield line, True
            if fence and _closes(fence, opened):
                opened = ""
        else:
            opened = fence["fence"] if fence else ""
            yield line, bool(fence)


def code_blocks(body: str) -> list[tuple[str, str]]:
    """The fenced blocks of a page: (info string, code)."""
    blocks: list[tuple[str, list[str]]] = []
    opened = ""
    for line, fenced in lines_with_fences(body):
        fence = _FENCE.match(line) if fenced else None
        if fence and not opened:
            blocks.append((fence["info"].strip(), []))
            opened = fence["fence"]
        elif fence and _closes(fence, opened):
            opened = ""
        elif fenced:
            blocks[-1][1].append(line)
    return [(info, "\n".join(lines)) for info, lines in blocks]


def _closes(fence: re.Match[str], opened: str) -> bool:
    """A fence of the same sort, at least as long, with nothing behind it."""
    return fence["fence"].startswith(opened) and not fence["info"].strip()


def _close(pages: list[Page], body: list[str]) -> None:
    """Give the last page the lines gathered for it; before the first page they are the head."""
    if pages:
        pages[-1] = Page(pages[-1].anchor, pages[-1].title, "\n".join(body).strip("\n"))


def _title_and_lead(head: list[str]) -> tuple[str, str]:
    lines = "\n".join(head).strip("\n").split("\n")
    title = _TITLE.match(lines[0])
    return (title["title"] if title else ""), "\n".join(lines[1:] if title else lines).strip("\n")
