"""NewsML-G2 (IPTC, 2.x): a newsItem or packageItem on its own, or several in a newsMessage."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo

from lxml.etree import _Element as Element

from wireroom.wire.adapters.readers.delivery import Delivery
from wireroom.wire.adapters.readers.newsml_g2.item import Envelope, read_item
from wireroom.wire.adapters.readers.newsml_g2.package import with_package_pictures
from wireroom.wire.adapters.readers.one_by_one import read_each
from wireroom.wire.adapters.readers.parts.dates import moment
from wireroom.wire.adapters.readers.parts.elements import XML_LANG, children, first, plain_name, within
from wireroom.wire.adapters.readers.parts.lines import first_words, whole_number
from wireroom.wire.adapters.readers.parts.safe_xml import parse_xml
from wireroom.wire.rules.item import Reading

FORMAT = "newsml-g2"
ITEMS = ("newsItem", "packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem")
ROOTS = (*ITEMS, "newsMessage")


def recognise(delivery: Delivery) -> str | None:
    """Know NewsML-G2 by its root element."""
    return FORMAT if delivery.root in ROOTS else None


def read_newsml_g2(delivery: Delivery) -> Reading:
    """Read every item; a bad one is refused by itself. Raises UnreadableError for broken XML."""
    root = parse_xml(delivery.data, delivery.suspicions)
    envelope = _envelope(root, delivery.zone)
    items, refusals = read_each(_items(root), lambda element: read_item(element, envelope))
    return Reading(format=FORMAT, items=with_package_pictures(items), refusals=refusals)


def _items(root: Element) -> Sequence[Element]:
    if plain_name(root.tag) != "newsMessage":
        return [root]
    holder = within(root, "itemSet")
    return [each for each in (root if holder is None else holder) if plain_name(each.tag) in ITEMS]


def _envelope(root: Element, zone: tzinfo) -> Envelope:
    """What the newsMessage says of all its items: when it was sent, how urgently it travels, in which language."""
    header = children(first(children(root), "header")) if plain_name(root.tag) == "newsMessage" else {}
    return Envelope(
        zone=zone,
        sent=moment(first_words(header.get("sent")), zone),
        priority=whole_number(first_words(header.get("priority"))),
        language=root.get(XML_LANG),
    )
