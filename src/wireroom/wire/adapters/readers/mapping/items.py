"""A record becomes a wire item, field by field as its mapping says."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from lxml.etree import _Element as Element

from wireroom.wire.adapters.readers.mapping.dates import date_of
from wireroom.wire.adapters.readers.mapping.file import Mapping
from wireroom.wire.adapters.readers.mapping.paths import Path, text_of
from wireroom.wire.adapters.readers.mapping.records import Record
from wireroom.wire.adapters.readers.mapping.texts import one, several
from wireroom.wire.adapters.readers.mapping.values import BodyRule, DateValue, Listed, Many, Value
from wireroom.wire.adapters.readers.parts.body import (
    EMPTY_BODY,
    NO_BODY,
    Body,
    body_of_element,
    body_of_html,
    body_of_text,
)
from wireroom.wire.adapters.readers.parts.codes import STATUSES
from wireroom.wire.adapters.readers.parts.dates import instant
from wireroom.wire.adapters.readers.parts.identity import stable_id
from wireroom.wire.adapters.readers.parts.lines import line, whole_number
from wireroom.wire.adapters.readers.parts.set_lines import escaped
from wireroom.wire.adapters.readers.parts.wrapped_text import unwrapped
from wireroom.wire.adapters.readers.unreadable import UnreadableError
from wireroom.wire.rules.item import Block, Embargo, Kind, Link, Moment, Note, Picture, Status, Subject, WireItem

LEVELS = {"flash": 1, "bulletin": 2, "urgent": 3, "routine": 5}
_KINDS: dict[str, Kind] = {
    "text": "text",
    "picture": "picture",
    "video": "video",
    "composite": "composite",
    "event": "event",
    "not-news": "not-news",
}


def item_of(record: Record, mapping: Mapping, zone: ZoneInfo) -> WireItem:
    """The item that a record tells. Raises UnreadableError for one that says nothing."""
    return _Reader(record, mapping, mapping.dates.zone or zone).item()


@dataclass(slots=True)
class _Reader:
    record: Record
    mapping: Mapping
    zone: ZoneInfo
    doubts: list[str] = field(default_factory=list)

    def item(self) -> WireItem:
        fields, text, date = self.mapping.fields, self._text, self._date
        body, headline, guid = self._body(), text(fields.headline), text(fields.guid)
        if not headline and not body.blocks:
            reason = f"There is neither headline nor body where the mapping {self.mapping.name} looks for them."
            raise UnreadableError(f"{reason} Ask the agency what changed, or mend the mapping.")
        mark, urgency = self._urgency()
        return WireItem(
            format=self.mapping.format,
            kind=_KINDS.get((text(fields.kind) or "text").lower(), "text"),
            guid=guid,
            stable_id=stable_id(guid),
            version=text(fields.version),
            status=self._status(),
            headline=headline,
            standfirst=text(fields.standfirst),
            slugline=text(fields.slugline),
            take=text(fields.take),
            byline=text(fields.byline),
            dateline=text(fields.dateline),
            place=text(fields.place),
            provider_name=text(fields.provider_name),
            urgency=urgency,
            urgency_raw=mark,
            urgency_scale=self.mapping.format if mark else None,
            priority=whole_number(text(fields.priority)),
            sent=date(fields.sent),
            first_created=date(fields.first_created),
            version_created=date(fields.version_created),
            content_created=date(fields.content_created),
            content_modified=date(fields.content_modified),
            expires=date(fields.expires),
            embargo=self._embargo(),
            language=text(fields.language),
            subjects=self._subjects(),
            keywords=self._texts(fields.keywords),
            genres=self._texts(fields.genres),
            signals=self._texts(fields.signals),
            notes=(*self._notes(), *body.notes),
            usage_terms=text(fields.usage_terms),
            copyright=text(fields.copyright),
            links=self._links(),
            body=body.blocks,
            pictures=self._pictures(),
            suspicions=(*self.doubts, *body.suspicions),
            unmapped=unmapped(self.record, self.mapping),
        )

    def _text(self, rule: Value | None, record: Record | None = None) -> str | None:
        return line(one(record or self.record, rule)) if rule is not None else None

    def _texts(self, rules: tuple[Many, ...]) -> tuple[str, ...]:
        return tuple(
            dict.fromkeys(said for rule in rules for each in several(self.record, rule) if (said := line(each)))
        )

    def _date(self, rule: DateValue | None) -> Moment | None:
        raw = self._text(rule)
        if rule is None or not raw:
            return None
        found = date_of(raw, rule.formats or self.mapping.dates.formats, rule.zone or self.zone)
        if found and not found.at and not found.day:
            self.doubts.append(f"{found.raw[:60]!r} is no date the mapping knows: add its form to formats.")
        return found

    def _embargo(self) -> Embargo | None:
        """An embargo nobody can read has no end."""
        found = self._date(self.mapping.fields.embargo)
        return Embargo(raw=found.raw, until=instant(found, self.zone)) if found else None

    def _status(self) -> Status | None:
        said = self._text(self.mapping.fields.status)
        if said and said.lower() not in STATUSES:
            self.doubts.append(f"The status {said[:60]!r} is unknown; the item is withheld until an editor decides.")
            return "withheld"
        return STATUSES[said.lower()] if said else None

    def _urgency(self) -> tuple[str | None, int | None]:
        """The agency's own mark, and the number it stands for: from 1, a flash, to 9."""
        rule = self.mapping.fields.urgency
        said = self._text(rule)
        if rule is None or not said:
            return None, None
        raw = line(one(self.record, rule.model_copy(update={"table": {}, "otherwise": None}))) or said
        number = LEVELS.get(said.lower()) or whole_number(said)
        if number is None or not 1 <= number <= 9:
            self.doubts.append(f"The urgency {said[:60]!r} is not in the mapping's table; it counts as none.")
            return raw, None
        return raw, number

    def _each(self, rule: Listed) -> list[Record]:
        if rule.each is None:
            return [self.record]
        nodes = self.record.nodes(rule.each)
        if rule.split:
            nodes = [part.strip() for node in nodes for part in text_of(node).split(rule.split) if part.strip()]
        return [self.record.within(node) for node in nodes]

    def _subjects(self) -> tuple[Subject, ...]:
        return tuple(
            Subject(code=f"{rule.scheme}:{code}" if rule.scheme else code, name=self._text(rule.name, each))
            for rule in self.mapping.fields.subjects
            for each in self._each(rule)
            if (code := self._text(rule.code, each))
        )

    def _notes(self) -> list[Note]:
        return [
            Note(text=text, role=rule.role, public=rule.public)
            for rule in self.mapping.fields.notes
            for said in several(self.record, rule)
            if (text := line(said))
        ]

    def _links(self) -> tuple[Link, ...]:
        return tuple(
            Link(relation=rule.relation, stable_id=target, version=self._text(rule.version, each))
            for rule in self.mapping.fields.links
            for each in self._each(rule)
            if (target := stable_id(self._text(rule.id, each)))
        )

    def _pictures(self) -> tuple[Picture, ...]:
        return tuple(
            Picture(
                href=href,
                hrefs=(href,),
                caption=self._text(rule.caption, each),
                credit=self._text(rule.credit, each),
                photographer=self._text(rule.photographer, each),
                alt=self._text(rule.alt, each),
                usage=self._text(rule.usage, each),
                width=whole_number(self._text(rule.width, each)),
                height=whole_number(self._text(rule.height, each)),
            )
            for rule in self.mapping.fields.pictures
            for each in self._each(rule)
            if (href := self._text(rule.href, each))
        )

    def _body(self) -> Body:
        if not self.mapping.fields.body:
            return NO_BODY
        parts = [_set(node, rule) for rule in self.mapping.fields.body for node in self.record.nodes(rule.path)]
        blocks = tuple(block for part in parts for block in part.blocks)
        notes = tuple(note for part in parts for note in part.notes)
        odd = dict.fromkeys(doubt for part in parts for doubt in part.suspicions if doubt != EMPTY_BODY)
        return Body(blocks, notes, (*odd, *(() if blocks else (EMPTY_BODY,))))


def _set(node: Any, rule: BodyRule) -> Body:
    """Markup that stands as elements is set as such, whatever the mapping calls it; and so is escaped markup."""
    has_elements = isinstance(node, Element) and len(node) > 0
    if rule.as_ == "paragraphs":
        return body_of_element(node) if has_elements else _paragraph(text_of(node))
    if rule.as_ in ("html", "xhtml"):
        return body_of_element(node) if has_elements else body_of_html(_verbatim(node))
    return body_of_text(unwrapped(_verbatim(node)))


def _paragraph(text: str) -> Body:
    words = line(text)
    return Body((Block(kind="paragraph", html=escaped(words)),)) if words else NO_BODY


def _verbatim(node: Any) -> str:
    if isinstance(node, Element):
        return "".join(each for each in node.itertext() if isinstance(each, str))
    return text_of(node)


def unmapped(record: Record, mapping: Mapping) -> tuple[str, ...]:
    """What stands in the record by a name that no place of the mapping speaks of."""
    spoken = _spoken(mapping.fields)
    return tuple(dict.fromkeys(name for name in record.names() if name not in spoken and not name.startswith("(")))


def _spoken(rule: Any) -> set[str]:
    if isinstance(rule, Path):
        return {step.name for step in rule.steps}
    if isinstance(rule, tuple):
        return set().union(*map(_spoken, rule))
    if hasattr(rule, "model_fields_set"):
        given = (getattr(rule, name) for name in type(rule).model_fields)
        return set().union(*map(_spoken, given))
    return {rule} if isinstance(rule, str) else set()
