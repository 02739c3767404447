"""How a mapping says where one value comes from. Checked by pydantic when the file is loaded."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any, Literal, Self
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo, model_validator

from wireroom.wire.adapters.readers.mapping import paths, patterns
from wireroom.wire.adapters.readers.parts.codes import STATUSES
from wireroom.wire.rules.names import checked_zone

EPOCHS = {"epoch": 1.0, "epoch-ms": 1000.0}
"""Formats of dates that are numbers: seconds, or thousandths, since 1970."""
LEVELS = frozenset({"flash", "bulletin", "urgent", "routine"})
_KINDS = frozenset({"text", "picture", "video", "composite", "event", "not-news"})
_PROBE = datetime(2026, 11, 22, 13, 45, 6, tzinfo=UTC)


class Rule(BaseModel):
    """One part of a mapping: only the keys it knows, and never changed after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True, populate_by_name=True)


def _place(given: Any, info: ValidationInfo) -> Any:
    """A path in XML and JSON; the name or number of a column, or a label, in the flat shapes."""
    if not isinstance(given, str):
        return given
    if not given.strip():
        raise ValueError("It is empty. Name the element, key, column or label.")
    if (info.context or {}).get("shape") in ("xml", "json"):
        return paths.path(given.strip())
    return given.strip().casefold()


def _pattern(given: Any) -> Any:
    return patterns.pattern(given) if isinstance(given, str) else given


def _zone(given: Any) -> Any:
    return ZoneInfo(checked_zone(given)) if isinstance(given, str) else given


def _short(given: Any) -> Any:
    """A bare word is the short form of `path:`."""
    return {"path": given} if isinstance(given, str) else given


def as_list(given: Any) -> Any:
    """One entry may stand without its dash."""
    return given if isinstance(given, list) else [given]


def _date_format(form: str) -> str:
    if form in EPOCHS:
        return form
    if "%y" not in form.lower():
        raise ValueError(f"{form!r} has no year: an item of last year would seem new. Add %Y or %y.")
    try:
        datetime.strptime(_PROBE.strftime(form), form)  # noqa: DTZ007 - only the format is tried
    except ValueError as error:
        raise ValueError(
            f"{form!r} is no date format: {error}. Write for instance %d.%m.%Y %H:%M, or epoch."
        ) from error
    return form


type Place = Annotated[paths.Path | str, BeforeValidator(_place)]
type Zone = Annotated[ZoneInfo, BeforeValidator(_zone)]
type Words = Annotated[tuple[str, ...], BeforeValidator(as_list)]
type DateFormats = Annotated[tuple[Annotated[str, AfterValidator(_date_format)], ...], BeforeValidator(as_list)]


class Value(Rule):
    """Where one value comes from, and what is made of it on the way."""

    path: Place | None = None
    value: str | None = None
    first: tuple[Given, ...] = ()
    join: tuple[Given, ...] = ()
    with_: str = Field(" ", alias="with")
    all: bool = False
    take: Annotated[patterns.Pattern | None, BeforeValidator(_pattern)] = None
    table: dict[str, str] = {}
    otherwise: str | None = None

    @model_validator(mode="after")
    def _one_source(self) -> Self:
        given = [self.path is not None, self.value is not None, bool(self.first), bool(self.join)]
        if sum(given) != 1:
            raise ValueError("Say where it comes from by exactly one of path, value, first and join.")
        return self


type Given = Annotated[Value, BeforeValidator(_short)]


class Many(Value):
    """Several values: every match of the path, each parted again at `split`."""

    split: str | None = Field(None, min_length=1, max_length=20)


def _known(rule: Value, allowed: frozenset[str], what: str) -> None:
    said = [*rule.table.values(), *filter(None, [rule.otherwise, rule.value])]
    if unknown := [each for each in said if each.lower() not in allowed]:
        raise ValueError(f"{unknown[0]!r} is no {what}; use one of: {', '.join(sorted(allowed))}.")


class StatusValue(Value):
    """A status: what it comes to must be one of ours, and whatever else the agency sends withholds the item."""

    @model_validator(mode="after")
    def _only_ours(self) -> Self:
        _known(self, frozenset(STATUSES), "status")
        return self


class KindValue(Value):
    """A kind of item."""

    @model_validator(mode="after")
    def _only_ours(self) -> Self:
        _known(self, _KINDS, "kind of item")
        return self


class UrgencyValue(Value):
    """A mark of haste: a number from 1 to 9, or a level of the newsroom."""

    @model_validator(mode="after")
    def _only_ours(self) -> Self:
        _known(self, LEVELS | set("123456789"), "urgency")
        return self


class DateValue(Value):
    """A date in the agency's own form; ISO 8601 and RFC 822 are understood without one."""

    formats: DateFormats = ()
    zone: Zone | None = None


class Dates(Rule):
    """How dates look in all fields that do not say otherwise."""

    formats: DateFormats = ()
    zone: Zone | None = None


type Many_ = Annotated[Many, BeforeValidator(_short)]
type Status_ = Annotated[StatusValue, BeforeValidator(_short)]
type Kind_ = Annotated[KindValue, BeforeValidator(_short)]
type Urgency_ = Annotated[UrgencyValue, BeforeValidator(_short)]
type Date_ = Annotated[DateValue, BeforeValidator(_short)]


class Listed(Rule):
    """What a list of things has in common: `each` is where one of them stands; without it, the item itself."""

    each: Place | None = None
    split: str | None = Field(None, min_length=1, max_length=20)


class SubjectRule(Listed):
    """Subjects; `scheme` is put before the code, as in `medtop:04000000`."""

    code: Given
    name: Given | None = None
    scheme: str = ""


class PictureRule(Listed):
    """Pictures: `href` is an address, or the name of a file beside the copy."""

    href: Given
    caption: Given | None = None
    credit: Given | None = None
    photographer: Given | None = None
    alt: Given | None = None
    usage: Given | None = None
    width: Given | None = None
    height: Given | None = None


class LinkRule(Listed):
    """Ties to other items; `replaces` and `evolvedFrom` make one running story of them."""

    relation: str = "evolvedFrom"
    id: Given
    version: Given | None = None


class NoteRule(Many):
    """Notes to editors: private unless `public` says otherwise."""

    role: str | None = None
    public: bool = False


class BodyRule(Rule):
    """Where copy stands, and what it is: markup, wrapped text, or a paragraph an element."""

    path: Place
    as_: Literal["html", "xhtml", "text", "paragraphs"] = Field("text", alias="as")


type Note_ = Annotated[NoteRule, BeforeValidator(_short)]
type Body_ = Annotated[BodyRule, BeforeValidator(_short)]
