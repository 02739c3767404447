"""What a value of a mapping comes to in one record: taken, parted, translated."""

from __future__ import annotations

from collections.abc import Iterator

from wireroom.wire.adapters.readers.mapping.paths import text_of
from wireroom.wire.adapters.readers.mapping.records import Record
from wireroom.wire.adapters.readers.mapping.values import Many, Value


def one(record: Record, rule: Value) -> str | None:
    """The first text the rule finds, or all of them joined where it says so; None for none."""
    found = [each for each in _found(record, rule) if each]
    text = rule.with_.join(found) if rule.all else next(iter(found), None)
    return looked_up(rule, text)


def several(record: Record, rule: Many) -> list[str]:
    """Every text the rule finds, parted where it says so."""
    found = _found(record, rule)
    if rule.split:
        found = (part.strip() for each in list(found) for part in each.split(rule.split or ""))
    return [text for each in found if each and (text := looked_up(rule, each))]


def looked_up(rule: Value, text: str | None) -> str | None:
    """What the table says of a text, in whatever letters it is written; else `otherwise`, else the text itself."""
    if rule.take is not None:
        text = rule.take.taken_from(text) if text else None
    if text is None:
        return rule.otherwise
    if not rule.table:
        return text
    if text in rule.table:
        return rule.table[text]
    in_small = {key.casefold(): value for key, value in rule.table.items()}
    return in_small.get(text.strip().casefold(), rule.otherwise or text)


def _found(record: Record, rule: Value) -> Iterator[str]:
    if rule.value is not None:
        yield rule.value
    elif rule.first:
        yield next((text for each in rule.first if (text := one(record, each))), "")
    elif rule.join:
        yield rule.with_.join(text for each in rule.join if (text := one(record, each)))
    elif rule.path is not None:
        yield from (text_of(each).strip() for each in record.nodes(rule.path))
