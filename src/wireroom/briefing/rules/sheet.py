"""What an edition says, before it is set as text or HTML."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass

WIDTH = 72


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One story in it; `url` is absolute."""

    headline: str
    summary: str
    section: str
    credit: str
    url: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """An edition's words: `title` stands above it, `dated` beside, `intro` in paragraphs below, then the stories."""

    subject: str
    title: str
    dated: str
    intro: tuple[str, ...]
    entries: tuple[Entry, ...]
    followed: tuple[Entry, ...] = ()
    """What this copy has more than others: stories on what its reader follows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """The links that are one reader's own, and the site's."""

    stop: str
    choices: str
    site: str


def paragraphs(text: str) -> tuple[str, ...]:
    """What an editor wrote, by its blank lines."""
    parts = (" ".join(part.split()) for part in text.replace("\r\n", "\n").split("\n\n"))
    return tuple(part for part in parts if part)


def one_line(text: str) -> str:
    """Text for a mail's head: without line breaks or signs that do not show."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def as_text(sheet: Sheet, *, links: Links, site_name: str, why: str) -> str:
    """The edition as plain text (RFC 3676 readers wrap it themselves); `why` says why the reader gets it."""
    blocks = [f"{site_name}\n{sheet.title}" + (f", {sheet.dated}" if sheet.dated else ""), *map(_wrapped, sheet.intro)]
    is_numbered = len(sheet.entries) > 1
    blocks += [_set(entry, f"{number}. " if is_numbered else "") for number, entry in enumerate(sheet.entries, 1)]
    if sheet.followed:
        blocks += ["What you follow", *(_set(entry, "") for entry in sheet.followed)]
    foot = [_wrapped(why), f"Leave this list: {links.stop}", f"Choose what you get: {links.choices}", links.site]
    return "\n\n".join(blocks) + "\n\n-- \n" + "\n".join(foot) + "\n"


def _set(entry: Entry, mark: str) -> str:
    source = ", ".join(part for part in (entry.section, entry.credit) if part)
    lines = [_wrapped(f"{mark}{entry.headline}"), _wrapped(entry.summary), source, entry.url]
    return "\n".join(line for line in lines if line)


def _wrapped(text: str) -> str:
    return textwrap.fill(text, WIDTH, break_long_words=False, break_on_hyphens=False)
