"""Marks that agencies type above their copy: a correction, a kill, an alert, an embargo, in many languages.

The formats of the wire age have no field for them: they stand in brackets before the headline (IPTC 7901), in the
keyword line (ANPA-1312) or in an instruction (NewsML 1.x). A new language is a word more in these tables.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, tzinfo

from wireroom.wire.adapters.readers.parts.dates import instant, moment
from wireroom.wire.adapters.readers.typed.dates import month_of
from wireroom.wire.rules.item import Embargo, Note

_ATTENTION = r"(?:(?:achtung|attention|attenzione|atenci[oó]n|aten[cç][aã]o|let op|obs|nb)\b[\s:!–-]*)?"
_SIGNALS = {
    "flash": ("eil|eilmeldung|blitz|blitzmeldung|flash|ultimissima|ultim'ora|spoed|hast|pikauutinen"),
    "bulletin": "bulletin|news\\s?alert|apnewsalert|alert|alerte|alerta|bollettino|bolet[ií]n",
    "urgent": "urgent|urgente|dringend|vorrang",
    "correction": (
        "berichtigung|korrektur|korrigiert|correct(?:ion|ed|s|ing|ive)?|rectificatif|correctif|rectification"
        "|corrig[ée]|rettifica|correzione|correcci[oó]n|rectificaci[oó]n|corre[cç][aã]o|correctie|rectificatie"
        "|r[aä]ttelse|rettelse|rettet|retting|korjaus|korjattu|sprostowanie|korekta|исправление|訂正"
    ),
    "update": (
        "aktualisierung|aktualisiert|erg[aä]nzung|update[ds]?|updating|mise [aà] jour|actualis[ée]|aggiornamento"
        "|aggiornat[oa]|actualizaci[oó]n|ampliaci[oó]n|amp|atualiza[cç][aã]o|oppdater(?:t|ing)|opdatering"
        "|uppdatering|p[aä]ivitys|writethru"
    ),
    "kill": (
        "r[uü]ckzug|zur[uü]ckgezogen|zur[uü]ckziehung|annullierung|annulliert|meldung nicht verwenden"
        "|bitte nicht (?:mehr )?verwenden|kill(?:ed)?|mandatory kill|bulletin kill|please kill|withdraw(?:n|al|s)?"
        "|annulation|annul[ée]e?|annullamento|annullat[oa]|ritirat[oa]|anulaci[oó]n|anulad[ao]|retirad[ao]"
        "|anula[cç][aã]o|ingetrokken|intrekking|makuler(?:t|a|ing)|annullering|peruttu|поручение на отзыв"
    ),
    "withhold": "withhold|please withhold|zur[uü]ckhalten|zur[uü]ckgehalten|retenir",
}
_FOUND = {
    name: re.compile(rf"{_ATTENTION}(?:{words})(?![\w])", re.IGNORECASE | re.UNICODE)
    for name, words in _SIGNALS.items()
}
_EMBARGO = re.compile(
    rf"{_ATTENTION}(?:sperrfrist|embargo(?:ed)?|hold for release|not for release|gesperrt bis|sperrvermerk"
    r"|for release (?:at|after|on)|(?:please )?(?:with)?hold until"
    r"|embargado|sous embargo|sotto embargo|bajo embargo|sperret til|sperrfrist)\b",
    re.IGNORECASE,
)
_LIFTED = re.compile(
    r"\b(?:aufgehoben|entf[aä]llt|frei(?:gegeben)?|lifted|released|lev[ée]|revocato|levantado|opgeheven|opphevet|ended|over)\b",
    re.IGNORECASE,
)
_DAY = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?[.\s/-]+(\d{1,2}|[^\W\d_]{3,10})\.?[\s/.,-]+(\d{4})\b")
_US_DAY = re.compile(r"\b([^\W\d_]{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b")
_ISO = re.compile(r"\b\d{4}-\d{2}-\d{2}T\d{2}:?\d{2}(?::?\d{2})?(?:Z|[+-]\d{2}:?\d{2})?|\b\d{8}T\d{6}(?:Z|[+-]\d{4})?")
_HOUR = re.compile(r"\b([01]?\d|2[0-4])[.:h]([0-5]\d)\b|\b([01]\d|2[0-4])([0-5]\d)\b(?!\d)")


def signals_in(mark: str) -> tuple[str, ...]:
    """What a mark says of the item, by the word it begins with: `correction`, `kill`, `flash` and the like."""
    mark = mark.strip(" \t([*-!")
    return tuple(name for name, words in _FOUND.items() if words.match(mark))


def speaks_of_embargo(mark: str) -> bool:
    """Whether a mark is about an embargo, be it ordered or lifted."""
    return bool(_EMBARGO.match(mark.strip(" \t([*-!")))


def embargo_in(mark: str, zone: tzinfo) -> Embargo | None:
    """The embargo that a mark orders, in `zone` where it names none; without a readable end it holds without end."""
    if not speaks_of_embargo(mark) or _LIFTED.search(mark):
        return None
    return Embargo(raw=" ".join(mark.split())[:300], until=_end(mark, zone))


def embargo_in_notes(notes: Sequence[Note], zone: tzinfo) -> Embargo | None:
    """The embargo that a note to editors orders by its first words, where no field of the format does."""
    return next((found for note in notes if (found := embargo_in(note.text, zone))), None)


def _end(mark: str, zone: tzinfo) -> datetime | None:
    if found := _ISO.search(mark):
        until = moment(found[0], zone)
        return instant(until, zone) if until else None
    day = _day(mark)
    if day is None:
        return None
    (year, month, number), at = day
    clock = _HOUR.search(mark[: at[0]] + " " * (at[1] - at[0]) + mark[at[1] :])
    if clock is None or re.search(r"\b(?:[ap]\.?m\b|GMT|UTC|E[SD]T|P[SD]T|BST|JST)", mark, re.IGNORECASE):
        return None
    hour, minute = (clock[1], clock[2]) if clock[1] else (clock[3], clock[4])
    found_end = moment(f"{year:04}-{month:02}-{number:02}T{int(hour):02}:{minute}", zone)
    return found_end.at if found_end else None


def _day(mark: str) -> tuple[tuple[int, int, int], tuple[int, int]] | None:
    """Year, month and day printed in a mark, and where they stand in it."""
    if (found := _DAY.search(mark)) and (month := month_of(found[2])):
        return (int(found[3]), month, int(found[1])), found.span()
    if (found := _US_DAY.search(mark)) and (month := month_of(found[1])):
        return (int(found[3]), month, int(found[2])), found.span()
    return None
