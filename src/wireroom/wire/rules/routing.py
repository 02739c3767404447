"""Which copy becomes a story by itself, which waits for an editor, and which only stands in the monitor."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from pydantic import BaseModel, ConfigDict, Field

from wireroom.wire.rules.facts import Classed, Level, Route
from wireroom.wire.rules.item import WireItem
from wireroom.wire.rules.languages import language_tag
from wireroom.wire.rules.sluglines import normal_words
from wireroom.wire.rules.words import body_words


class Asked(BaseModel):
    """What may be asked of an item. A field holds what is sought: one of it is enough, and an empty field asks nothing.

    Words are sought whole and without case; a code also by its beginning, a language by its first part.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    levels: tuple[Level, ...] = ()
    classes: tuple[Classed, ...] = ()
    kinds: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    genres: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    slugline: tuple[str, ...] = ()
    headline: tuple[str, ...] = ()
    text: tuple[str, ...] = ()


class Conditions(BaseModel):
    """What an item must fit, all of it, what it must not fit, none of it, and how many words it must have."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    must: Asked = Asked()
    must_not: Asked = Asked()
    least_words: int = Field(default=0, ge=0, le=100_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule of a feed. `section` is empty where it leaves that to the item's subjects."""

    name: str
    conditions: Conditions
    route: Route
    section: str = ""
    id: int = 0
    live: bool = True


@dataclass(frozen=True, kw_only=True)
class Described:
    """An item with what the newsroom says of it, as the rules look at it."""

    item: WireItem
    level: Level
    classed: Classed

    @cached_property
    def words(self) -> str:
        """All its text, as words between hyphens."""
        return _words(f"{self.item.headline or ''} {body_words(self.item)}")


def policy_of(*, follow: bool) -> Route:
    """What a feed that is followed, or is not, says of copy that no rule fits."""
    return "follow" if follow else "monitor"


def rule_for(described: Described, rules: Iterable[Rule]) -> Rule | None:
    """The first rule that fits; None where the feed's own policy decides."""
    return next((rule for rule in rules if fits(rule.conditions, described)), None)


def fits(conditions: Conditions, described: Described) -> bool:
    """Whether an item is what a rule asks for."""
    if conditions.least_words and len(body_words(described.item).split()) < conditions.least_words:
        return False
    return all(_answers(conditions.must, described)) and not any(_answers(conditions.must_not, described))


def _answers(asked: Asked, described: Described) -> Iterable[bool]:
    """The answer to each question that is asked."""
    return (answer(described, getattr(asked, name)) for name, answer in _ANSWERS.items() if getattr(asked, name))


def _words(text: str) -> str:
    return f"-{normal_words(text)}-"


def _says(text: str, sought: Sequence[str]) -> bool:
    return any(words != "--" and words in text for words in map(_words, sought))


def _begins(codes: Iterable[str], sought: Sequence[str]) -> bool:
    known = [code.casefold() for code in codes]
    return any(code == each.casefold() or code.startswith(each.casefold()) for each in sought for code in known)


def _is_about(described: Described, sought: Sequence[str]) -> bool:
    subjects = described.item.subjects
    return _begins((each.code for each in subjects), sought) or any(
        each.name and _says(_words(each.name), sought) for each in subjects
    )


_ANSWERS: Mapping[str, Callable[[Described, tuple[str, ...]], bool]] = {
    "levels": lambda described, sought: described.level in sought,
    "classes": lambda described, sought: described.classed in sought,
    "kinds": lambda described, sought: described.item.kind in sought,
    "languages": lambda described, sought: _begins([language_tag(described.item.language or "")], sought),
    "subjects": _is_about,
    "keywords": lambda described, sought: any(_says(_words(each), sought) for each in described.item.keywords),
    "genres": lambda described, sought: any(_says(_words(each), sought) for each in described.item.genres),
    "places": lambda described, sought: _says(
        _words(f"{described.item.place or ''} {described.item.dateline or ''}"), sought
    ),
    "slugline": lambda described, sought: _says(_words(described.item.slugline or ""), sought),
    "headline": lambda described, sought: _says(_words(described.item.headline or ""), sought),
    "text": lambda described, sought: _says(described.words, sought),
}
