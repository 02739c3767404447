"""A mapping file, whole: how a vendor's copy is known, taken apart, and told as wire items."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, ValidationError, model_validator

from wireroom.wire.adapters.readers.mapping.faults import Fault, MappingError
from wireroom.wire.adapters.readers.mapping.values import (
    Body_,
    Date_,
    Dates,
    Given,
    Kind_,
    LinkRule,
    Many_,
    Note_,
    PictureRule,
    Place,
    Rule,
    Status_,
    SubjectRule,
    Urgency_,
    Words,
    as_list,
)
from wireroom.wire.adapters.readers.mapping.yaml import Place as Where
from wireroom.wire.adapters.readers.mapping.yaml import Written, read_yaml

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
type Several[T] = Annotated[tuple[T, ...], BeforeValidator(as_list)]
type Shape = Literal["xml", "json", "delimited", "text"]
KNOWN_BY: dict[Shape, tuple[str, ...]] = {
    "xml": ("root", "has"),
    "json": ("keys", "has"),
    "delimited": ("header",),
    "text": ("begins", "labels"),
}
"""By which keys of `recognise` each shape is known."""


class Recognise(Rule):
    """How a delivery is known to be this vendor's; all that is given must be true of it."""

    root: Words = ()
    keys: Words = ()
    has: Several[Place] = ()
    header: Words = ()
    begins: str = ""
    labels: Words = ()

    @model_validator(mode="after")
    def _some(self) -> Self:
        if not any((self.root, self.keys, self.has, self.header, self.begins, self.labels)):
            raise ValueError("Say how this vendor's copy is known, or other copy would be taken for it.")
        return self


class Delimited(Rule):
    """Rows and columns. `delimiter` is one character; a tab is written as the word tab."""

    delimiter: Annotated[str, Field(min_length=1, max_length=3)] = ","
    quote: Annotated[str, Field(min_length=1, max_length=1)] = '"'
    header: bool = True
    skip: Annotated[int, Field(ge=0, le=100)] = 0

    @model_validator(mode="after")
    def _one_character(self) -> Self:
        if len(self.delimiter) != 1 and self.delimiter != "tab":
            raise ValueError("A delimiter is one character, such as ; or |, or the word tab.")
        return self


class PlainText(Rule):
    """Labelled lines over copy. Items lie between lines that begin with `begin` and `end`, or apart by `between`."""

    begin: str = ""
    end: str = ""
    between: str = ""
    label: Annotated[str, Field(min_length=1, max_length=5)] = ":"
    marks: dict[str, str] = {}
    """Labels that are a mark at the beginning of a line, such as ^ for the headline: the label for each mark."""


class Fields(Rule):
    """Where each part of a wire item comes from."""

    kind: Kind_ | None = None
    guid: Given | None = None
    version: Given | None = None
    status: Status_ | None = None
    headline: Given | None = None
    standfirst: Given | None = None
    slugline: Given | None = None
    take: Given | None = None
    byline: Given | None = None
    dateline: Given | None = None
    place: Given | None = None
    provider_name: Given | None = None
    urgency: Urgency_ | None = None
    priority: Given | None = None
    sent: Date_ | None = None
    first_created: Date_ | None = None
    version_created: Date_ | None = None
    content_created: Date_ | None = None
    content_modified: Date_ | None = None
    expires: Date_ | None = None
    embargo: Date_ | None = None
    language: Given | None = None
    subjects: Several[SubjectRule] = ()
    keywords: Several[Many_] = ()
    genres: Several[Many_] = ()
    signals: Several[Many_] = ()
    notes: Several[Note_] = ()
    usage_terms: Given | None = None
    copyright: Given | None = None
    links: Several[LinkRule] = ()
    body: Several[Body_] = ()
    pictures: Several[PictureRule] = ()

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.headline is None and not self.body:
            raise ValueError("Map headline or body: an item that says nothing is no news.")
        return self


class Mapping(Rule):
    """One vendor's copy."""

    name: str
    title: str = ""
    shape: Shape
    recognise: Recognise
    items: Place | None = None
    delimited: Delimited = Delimited()
    text: PlainText = PlainText()
    dates: Dates = Dates()
    fields: Fields

    @property
    def format(self) -> str:
        """What the format is called: in a feed, on the command line and on each item."""
        return f"mapping:{self.name}"

    @model_validator(mode="after")
    def _fits_its_shape(self) -> Self:
        if not _NAME.fullmatch(self.name):
            raise ValueError(f"{self.name!r} cannot be a name; use small letters, digits and hyphens, at most 60.")
        for part, shape in (("delimited", "delimited"), ("text", "text")):
            if part in self.model_fields_set and self.shape != shape:
                raise ValueError(f"The key {part} is only for shape: {shape}. Remove it, or change the shape.")
        if self.items is not None and self.shape not in ("xml", "json"):
            raise ValueError(
                "The key items is a path, for shapes xml and json. Use text.begin, text.end or text.between."
            )
        if other := self.recognise.model_fields_set - set(KNOWN_BY[self.shape]):
            told = f"recognise.{min(other)} is not for shape {self.shape}"
            raise ValueError(f"{told}; there it is: {', '.join(KNOWN_BY[self.shape])}.")
        return self


def load_mapping(text: str, *, file: str) -> Mapping:
    """Check a mapping's YAML. Raises MappingError with a line for each fault: file, line, key, mend."""
    written = read_yaml(text, file=file)
    shape = written.value.get("shape") if isinstance(written.value, dict) else None
    try:
        return Mapping.model_validate(written.value, context={"shape": shape})
    except ValidationError as error:
        found = [_fault(dict(each), written) for each in error.errors()]
        raise MappingError(file, sorted(set(found), key=lambda fault: (fault.line, fault.key))) from error


def _fault(fault: dict[str, Any], written: Written) -> Fault:
    place = _placed(tuple(fault["loc"]), written)
    return Fault(written.line_of(place), ".".join(map(str, place)), _words(fault))


def _placed(loc: Where, written: Written) -> Where:
    """The place as it stands in the file: one entry without a dash counts as the first of its list."""
    value, found = written.value, []
    for number, part in enumerate(loc):
        is_there = part in value if isinstance(value, dict) else isinstance(part, int) and isinstance(value, list)
        if is_there:
            value = value[part]
        if is_there or (number == len(loc) - 1 and isinstance(value, dict) and isinstance(part, str)):
            found.append(part)
    return tuple(found)


def _words(fault: dict[str, Any]) -> str:
    said = str(fault["msg"]).removeprefix("Value error, ")
    match fault["type"]:
        case "extra_forbidden":
            return "There is no such key here. Look it up in docs/mappings.md."
        case "missing":
            return "It is missing. Add it; docs/mappings.md says what it is."
        case "value_error":
            return said
        case "literal_error":
            return f"{str(fault['input'])[:60]!r} is not known here; write {fault['ctx']['expected']!s}."
        case _:
            return f"{said}, not {str(fault['input'])[:60]!r}."
