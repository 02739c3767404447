"""The entries of a queue's answer: what is copy, and by which receipt the queue knows each."""

from __future__ import annotations

from typing import Protocol
from urllib.parse import urlsplit

from lxml import etree
from lxml.etree import _Element as Element

from wireroom.kernel.http import Answer
from wireroom.wire.adapters.readers.parts.encoding import decode
from wireroom.wire.adapters.readers.parts.safe_xml import parse_xml
from wireroom.wire.adapters.readers.unreadable import UnreadableError
from wireroom.wire.adapters.transports.carrier import Json, Parcel, TransportError
from wireroom.wire.adapters.transports.poll.page import item_parcel, read_json
from wireroom.wire.rules.json_path import found_at, text_at


class Entries(Protocol):
    """How a queue's answers are built."""

    @property
    def form(self) -> str:
        """The form of the answers: json or xml."""

    @property
    def entries_path(self) -> str:
        """The path to the list, or the element of an entry."""

    @property
    def receipt_path(self) -> str:
        """The path within an entry, or the element."""

    @property
    def copy_path(self) -> str:
        """The path within a JSON entry."""


def entries(answer: Answer, form: Entries) -> tuple[Parcel, ...]:
    """The entries in the order of the queue, each with its receipt. Raises TransportError."""
    if not answer.body.strip():
        return ()
    return _in_xml(answer, form) if form.form == "xml" else _in_json(answer, form)


def _in_json(answer: Answer, form: Entries) -> tuple[Parcel, ...]:
    value = read_json(answer)
    found = found_at(value, form.entries_path)
    if not isinstance(found, list):
        raise _astray(answer, f"no list at {form.entries_path}: check the path to the entries")
    return tuple(_parcel(answer, each, form) for each in found)


def _parcel(answer: Answer, entry: Json, form: Entries) -> Parcel:
    receipt = text_at(entry, form.receipt_path)
    if not receipt:
        raise _astray(answer, f"an entry without a receipt at {form.receipt_path}: check the path")
    bare = _without(entry, form.receipt_path.split("."))
    copy = found_at(bare, form.copy_path)
    if copy is None:
        raise _astray(answer, f"an entry without copy at {form.copy_path}: check the path")
    name = next((said for key in ("entry_id", "urn", "id", "uri") if (said := text_at(bare, key))), "entry")
    parcel = item_parcel(copy, name=name[:200])
    return Parcel(name=parcel.name, data=parcel.data, receipt=receipt)


def _without(value: Json, path: list[str]) -> Json:
    """The entry without what changes each time it is shown."""
    if not isinstance(value, dict) or path[0] not in value:
        return value
    if len(path) == 1:
        return {key: each for key, each in value.items() if key != path[0]}
    return {**value, path[0]: _without(value[path[0]], path[1:])}


def _in_xml(answer: Answer, form: Entries) -> tuple[Parcel, ...]:
    try:
        root = parse_xml(decode(answer.body).data)
    except UnreadableError as error:
        raise _astray(answer, f"no XML that can be read. {error.reason}") from error
    _check_error(answer, root)
    return tuple(_element(answer, each, form) for each in root.iter(f"{{*}}{form.entries_path}"))


def _check_error(answer: Answer, root: Element) -> None:
    """Some queues tell their errors in an answer that looks like a success (Ritzau: `error`, `errormsg`)."""
    code = (root.findtext(".//{*}error") or "0").strip()
    if code != "0":
        said = " ".join((root.findtext(".//{*}errormsg") or "").split())
        raise _astray(answer, f"the error {code[:40]} instead of copy: {said[:200] or 'it says no more'}")


def _element(answer: Answer, entry: Element, form: Entries) -> Parcel:
    mark = next(entry.iter(f"{{*}}{form.receipt_path}"), None)
    receipt = (mark.text or "").strip() if mark is not None else ""
    if mark is None or not receipt:
        raise _astray(answer, f"an entry without the element {form.receipt_path}: check its name")
    mark.text, entry.tail = None, None
    return Parcel(name=f"entry {receipt}"[:200], data=etree.tostring(entry, encoding="utf-8"), receipt=receipt)


def _astray(answer: Answer, what: str) -> TransportError:
    return TransportError(f"{urlsplit(answer.url).hostname} sent {what}.")
