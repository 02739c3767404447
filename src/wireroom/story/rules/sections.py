"""The newsroom's sections: in which order they stand, what they are called, and into which one a former one went."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from wireroom.story.rules.public import Label

LONGEST_SLUG, LONGEST_NAME = 40, 80
_SLUG = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_SPACE = re.compile(r"\s+")


class SectionFaultError(ValueError):
    """The sections cannot be changed like this; the message is for the editor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A section. `hidden`: readers are not led to it, though its page stays. `into`: the slug it went into, if it did.

    A section that was published once is never forgotten: stories, rules and readers may name it for ever.
    """

    slug: str
    name: str
    hidden: bool = False
    into: str = ""


USUAL = "news"
"""Where a story goes that names a section which never was."""


@dataclass(frozen=True, slots=True)
class Sections:
    """All sections there are and ever were, in the newsroom's order."""

    known: tuple[Section, ...]

    @property
    def standing(self) -> tuple[Label, ...]:
        """Those that stand, hidden ones too."""
        return tuple(Label(slug=each.slug, name=each.name) for each in self.known if not each.into)

    @property
    def gone(self) -> dict[str, str]:
        """The slugs of former sections, each with that of the section they are now."""
        return {each.slug: self.key(each.slug) for each in self.known if each.into}

    def find(self, slug: str) -> Section | None:
        """The section of that slug, standing or not; None when there never was one."""
        return next((each for each in self.known if each.slug == slug), None)

    def key(self, slug: str) -> str:
        """The slug of what a section is now; a slug that never was one stays as it is."""
        section = self.find(slug)
        for _ in self.known:
            if section is None or not section.into:
                break
            section = self.find(section.into)
        return section.slug if section else slug

    def keys(self, slugs: Iterable[str]) -> tuple[str, ...]:
        """What sections of these slugs are now, each once."""
        return tuple(dict.fromkeys(map(self.key, slugs)))

    def today(self, label: Label) -> Label:
        """A section as it is now, by the label under which a story was filed once."""
        section = self.find(self.key(label.slug))
        return Label(slug=section.slug, name=section.name) if section else label

    def named(self, slug: str) -> Label:
        """What a section of that slug is now; for a slug that never was one, the usual one."""
        section = self.find(self.key(slug)) or self.find(self.key(USUAL)) or self.known[0]
        return Label(slug=section.slug, name=section.name)

    def former(self, slug: str) -> tuple[str, ...]:
        """Every slug that means the same section as this one, itself included."""
        wanted = self.key(slug)
        return (wanted, *(old for old, new in self.gone.items() if new == wanted))


def with_new(sections: Sections, *, slug: str, name: str) -> Sections:
    """A new section comes last. Raises SectionFaultError."""
    _check_slug(sections, slug)
    if sections.find(slug):
        raise SectionFaultError(_taken(sections, slug))
    return Sections((*sections.known, Section(slug=slug, name=_name(name))))


def renamed(sections: Sections, *, slug: str, name: str) -> Sections:
    """A section is called otherwise. Raises SectionFaultError."""
    return _replaced(sections, replace(_standing(sections, slug), name=_name(name)))


def with_hidden(sections: Sections, *, slug: str, hidden: bool) -> Sections:
    """Readers are led to a section, or not. Raises SectionFaultError."""
    return _replaced(sections, replace(_standing(sections, slug), hidden=hidden))


def in_order(sections: Sections, slugs: Sequence[str]) -> Sections:
    """The sections stand in this order; those not named come after them, as they were."""
    places = {slug: place for place, slug in enumerate(slugs)}
    return Sections(tuple(sorted(sections.known, key=lambda each: places.get(each.slug, len(places)))))


def merged(sections: Sections, *, slug: str, into: str) -> Sections:
    """A section goes into another one that stands. Raises SectionFaultError."""
    leaving, host = _standing(sections, slug), _standing(sections, into)
    if leaving == host:
        raise SectionFaultError("A section cannot go into itself: choose another one.")
    return _replaced(sections, replace(leaving, into=host.slug))


def moved(sections: Sections, *, slug: str, to: str) -> Sections:
    """A section stands at another address, which is new or was its own before. Raises SectionFaultError."""
    leaving, there = _standing(sections, slug), sections.find(to)
    _check_slug(sections, to, but=slug)
    if there is not None and (not there.into or sections.key(to) != slug):
        raise SectionFaultError(_taken(sections, to))
    arriving = replace(leaving, slug=to)
    found: list[Section] = []
    for each in sections.known:
        if each.slug == slug:
            found += (arriving, replace(leaving, into=to))
        elif each.slug != to:
            found.append(each)
    return Sections(tuple(found))


def _replaced(sections: Sections, section: Section) -> Sections:
    return Sections(tuple(section if each.slug == section.slug else each for each in sections.known))


def _standing(sections: Sections, slug: str) -> Section:
    section = sections.find(slug)
    if section is None:
        raise SectionFaultError(f"There is no section /{slug}.")
    if section.into:
        raise SectionFaultError(f"/{slug} leads to /{sections.key(slug)} by now: change that one.")
    return section


def _check_slug(sections: Sections, slug: str, *, but: str = "") -> None:
    if not _SLUG.fullmatch(slug) or len(slug) > LONGEST_SLUG:
        raise SectionFaultError(
            f"“{slug}” is no address of a section: small letters, figures and single hyphens, beginning with a letter,"
            f" at most {LONGEST_SLUG} signs."
        )
    alike = next((each.slug for each in sections.known if _run_on(each.slug) == _run_on(slug)), "")
    if alike not in {"", slug, but}:
        raise SectionFaultError(f"/{slug} and /{alike} would be mistaken for each other: choose another address.")


def _run_on(slug: str) -> str:
    """A slug without its hyphens, as the search index has it."""
    return slug.replace("-", "")


def _taken(sections: Sections, slug: str) -> str:
    goal = sections.key(slug)
    if goal == slug:
        return f"There is a section /{slug} already: let the one go into the other, or choose another address."
    return f"/{slug} leads to /{goal}, which it once was: choose another address."


def _name(given: str) -> str:
    name = _SPACE.sub(" ", given.replace("\x00", "")).strip()
    if not name:
        raise SectionFaultError("A section needs a name.")
    if len(name) > LONGEST_NAME:
        raise SectionFaultError(f"The name is longer than {LONGEST_NAME} signs.")
    return name
