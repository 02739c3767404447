"""Rights of a NewsML-G2 item (`rightsInfo`), and what limits its use elsewhere."""

from __future__ import annotations

from lxml.etree import _Element as Element

from wireroom.wire.adapters.readers.parts.codes import local_part
from wireroom.wire.adapters.readers.parts.elements import Children, children, first, plain_name
from wireroom.wire.adapters.readers.parts.lines import first_words, line, words

_NOT_STATED = {"none", "null", "n/a"}
_READ = ("usageTerms", "copyrightNotice", "copyrightHolder")


def usage_terms(rights: list[Element]) -> str | None:
    """Usage terms in force for the whole item, all that are printed; "None", a generator's slip, states nothing."""
    terms = [text for each in _whole(rights) for term in each.get("usageTerms", ()) if (text := words(term))]
    return " / ".join(dict.fromkeys(term for term in terms if term.lower() not in _NOT_STATED)) or None


def copyright_of(rights: list[Element]) -> str | None:
    """The notice in force for the whole item, else its holder."""
    whole = _whole(rights)
    notices = (first_words(each.get("copyrightNotice")) for each in whole)
    holders = (first_words(children(first(each, "copyrightHolder")).get("name")) for each in whole)
    return next((text for text in (*notices, *holders) if text), None)


def other_rights(rights: list[Element], meta: Children) -> tuple[str, ...]:
    """What has no place: terms for a part of the item (`idrefs`), licences, `dataMining`, the end of a single use.

    Source: NewsML-G2 2.34 `dataMining`; `expires` with a `pubconstraint`.
    """
    told = [_told(each, line(holder.get("idrefs"))) for holder in rights for each in holder]
    ends = [(local_part(each, "pubconstraint"), words(each)) for each in meta.get("expires", ())]
    told += [f"expires for {use}: {end}" for use, end in ends if use and end]
    return tuple(dict.fromkeys(filter(None, told)))


def _told(element: Element, part: str | None) -> str | None:
    name, said = plain_name(element.tag), said_by(element)
    if not name or not said or (name in _READ and not part):
        return None
    return f"{name} of {part}: {said}" if part else f"{name}: {said}"


def said_by(element: Element) -> str | None:
    """What an element says in words, else by its code or address."""
    code = next((found for name in ("qcode", "uri", "literal", "href") if (found := line(element.get(name)))), None)
    return (words(element) or code or "")[:200] or None


def _whole(rights: list[Element]) -> list[Children]:
    return [children(each) for each in rights if not each.get("idrefs")]
