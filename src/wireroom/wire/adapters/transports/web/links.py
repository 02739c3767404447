"""Links an answer names: in its Link headers (RFC 8288), else in the feed or page itself."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from lxml import etree, html

from wireroom.kernel.http import Answer
from wireroom.wire.adapters.readers.parts.safe_xml import parse_xml
from wireroom.wire.adapters.readers.unreadable import UnreadableError

_LINK = re.compile(r"<([^>]*)>((?:\s*;\s*[\w!#$&+.^`|~-]+\*?\s*(?:=\s*(?:\"[^\"]*\"|[^\s\";,]*))?)*)")
_RELATION = re.compile(r";\s*rel\s*=\s*(?:\"([^\"]*)\"|([^\s\";,]+))", re.IGNORECASE)
_LARGEST_PAGE = 2_000_000


def linked(answer: Answer, relation: str) -> str:
    """The first address an answer names for a relation (`next`, `hub`, `self`), empty where it names none."""
    found = _in_headers(answer, relation) or _in_body(answer, relation)
    try:
        return urljoin(answer.url, found.strip()) if found else ""
    except ValueError:
        return ""


def _in_headers(answer: Answer, relation: str) -> str:
    for target, parameters in _LINK.findall(", ".join(answer.headers.get_list("Link"))[:8_000]):
        said = _RELATION.search(parameters)
        if said and relation in (said[1] or said[2] or "").lower().split():
            return str(target)
    return ""


def _in_body(answer: Answer, relation: str) -> str:
    if not answer.body or len(answer.body) > _LARGEST_PAGE:
        return ""
    root = _root(answer)
    if root is None:
        return ""
    for link in root.iter("{*}link", "link"):
        if relation in (link.get("rel") or "").lower().split() and _is_head(link):
            return str(link.get("href") or "")
    return ""


def _root(answer: Answer) -> etree._Element | None:
    kind = answer.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    try:
        if kind == "text/html":
            return html.document_fromstring(answer.body)
        return parse_xml(answer.body) if answer.body.lstrip()[:1] == b"<" or b"<" in answer.body[:10] else None
    except (UnreadableError, etree.LxmlError, ValueError):
        return None


def _is_head(link: etree._Element) -> bool:
    """Whether a link is of the feed itself: one within an entry speaks of that entry alone."""
    return not any(etree.QName(each).localname in {"entry", "item"} for each in link.iterancestors())
