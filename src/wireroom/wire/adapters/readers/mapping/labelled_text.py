"""Copy as plain text under labelled lines: `Headline: …`, or lines that begin with a vendor's marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wireroom.wire.adapters.readers.mapping.file import PlainText

TEXT = "(text)"
"""The name of what follows the labelled lines."""
FIRST = "(line {})"
"""The names of the lines of the text, from 1."""
_MOST_LINES = 20
_LABEL = re.compile(r"[^\W\d][\w .()/-]{0,39}")


def labelled(rule: PlainText, text: str) -> Iterator[dict[str, list[str]]]:
    """The items of a file, each by its labels in small letters; the copy itself is `(text)`, its lines `(line 1)`."""
    for lines in _items(rule, text.replace("\r\n", "\n").replace("\r", "\n").split("\n")):
        yield _read(rule, lines)


def _items(rule: PlainText, lines: list[str]) -> Iterator[list[str]]:
    if not (rule.begin or rule.end or rule.between):
        yield lines
        return
    item: list[str] | None = None if rule.begin else []
    for line in lines:
        if rule.begin and line.startswith(rule.begin):
            if item:
                yield item
            item = []
        elif item is not None and any(mark and line.startswith(mark) for mark in (rule.end, rule.between)):
            yield item
            item = None if rule.begin else []
        elif item is not None:
            item.append(line)
    if item and any(line.strip() for line in item):
        yield item


def _read(rule: PlainText, lines: list[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    at = 0
    while at < len(lines):
        label, value = _label(rule, lines[at])
        if label:
            found.setdefault(label, []).append(value)
        elif lines[at].strip() or found:
            break
        at += 1
    copy = lines[at:]
    said = [line.strip() for line in copy if line.strip()]
    found[TEXT] = ["\n".join(copy).strip("\n")]
    return found | {FIRST.format(number): [line] for number, line in enumerate(said[:_MOST_LINES], 1)}


def _label(rule: PlainText, line: str) -> tuple[str, str]:
    for mark, name in rule.marks.items():
        if line.startswith(mark):
            return name.casefold(), line[len(mark) :].strip()
    name, parted, value = line.partition(rule.label)
    if not rule.marks and parted and _LABEL.fullmatch(name.strip()):
        return name.strip().casefold(), value.strip()
    return "", ""
