"""How a manuscript reads: a small text file with a head of `key: value` lines and a body in plain marks.

Marks: a blank line parts the blocks; `## ` heading, `> ` quote, `- ` list, `1. ` ordered list, `| a | b |`
table; `*word*` and `**word**` inside a line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import cast

from wireroom.demo.rules.copy import Copy, CopyStatus, Format, Part, PartKind, Shot

_MARKS: tuple[tuple[str, PartKind], ...] = (
    ("## ", "heading"),
    ("> ", "quote"),
    ("- ", "list"),
    ("1. ", "ordered-list"),
    ("|", "table"),
)
_ORDINAL = re.compile(r"^\d+\. ")


class UnreadableManuscriptError(ValueError):
    """A manuscript of the demo is not written as `read_manuscript` expects: a fault in our own copy."""


def read_manuscript(*, name: str, text: str) -> Copy:
    """Read one manuscript. `name` is its file's name without the ending.

    Raises UnreadableManuscriptError, naming the file and what is missing.
    """
    head, _, body = text.partition("\n---\n")
    values = _head(name, head)
    try:
        return _copy(name, values, body)
    except KeyError as error:
        message = f"{name}.md has no line {error.args[0]!r} in its head; add one."
        raise UnreadableManuscriptError(message) from error


def _head(name: str, head: str) -> dict[str, str]:
    values: dict[str, str] = {}
    for line in head.strip().splitlines():
        key, colon, value = line.partition(":")
        if not colon:
            message = f"{name}.md: the head's line {line!r} is not `key: value`."
            raise UnreadableManuscriptError(message)
        joined = f"{values[key]}\n{value.strip()}" if key in values else value.strip()
        values[key] = joined
    return values


def _copy(name: str, values: Mapping[str, str], body: str) -> Copy:
    return Copy(
        name=name,
        line=values.get("line", name),
        feed=values["feed"],
        format=cast("Format", values["format"]),
        headline=values["headline"],
        section=values["section"],
        standfirst=values.get("standfirst", ""),
        byline=values.get("byline", ""),
        dateline=values.get("dateline", ""),
        slugline=values.get("slugline", name),
        take=values.get("take", ""),
        follows=values.get("follows", ""),
        language=values.get("language", "en"),
        urgency=int(values.get("urgency", "4")),
        version=int(values.get("version", "1")),
        status=cast("CopyStatus", values.get("status", "usable")),
        signal=values.get("signal", ""),
        note=values.get("note", ""),
        public_note=values.get("public-note", ""),
        topics=tuple(topic.strip() for topic in values.get("topics", "").split(";") if topic.strip()),
        hours=float(values.get("hours", "0")),
        after=_number(values.get("after")),
        embargo_after=_number(values.get("embargo-after")),
        pictures=_shots(name, values.get("picture", "")),
        body=read_body(body),
    )


def _number(value: str | None) -> float | None:
    return None if value is None else float(value)


def _shots(name: str, lines: str) -> tuple[Shot, ...]:
    """`picture: scene 3 | caption | alternative text`, one line a picture."""
    shots: list[Shot] = []
    for number, line in enumerate(filter(None, lines.splitlines()), start=1):
        what, caption, alt = (piece.strip() for piece in line.split("|"))
        scene, seed = what.split()
        shots.append(Shot(name=f"{name}-{number}.jpg", scene=scene, seed=int(seed), caption=caption, alt=alt))
    return tuple(shots)


def read_body(text: str) -> tuple[Part, ...]:
    """The blocks of a manuscript's body, in order."""
    return tuple(_part(block) for block in re.split(r"\n\s*\n", text.strip()) if block.strip())


def _part(block: str) -> Part:
    kind: PartKind = next((kind for mark, kind in _MARKS if block.startswith(mark)), "paragraph")
    lines = [line.strip() for line in block.splitlines()]
    if kind in {"list", "ordered-list"}:
        return Part(kind=kind, lines=tuple(_ORDINAL.sub("", line.removeprefix("- ")) for line in lines))
    if kind == "table":
        return Part(kind=kind, lines=tuple(line.strip("|").strip() for line in lines))
    stripped = (line.removeprefix("## ").removeprefix("> ") for line in lines)
    return Part(kind=kind, lines=(" ".join(stripped),))
