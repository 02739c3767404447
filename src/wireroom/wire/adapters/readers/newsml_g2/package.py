"""Packages of NewsML-G2: the pictures of a package belong to the text that is packed with them."""

from __future__ import annotations

from dataclasses import replace

from lxml.etree import _Element as Element

from wireroom.wire.adapters.readers.newsml_g2.pictures import linked_pictures
from wireroom.wire.adapters.readers.parts.elements import everywhere
from wireroom.wire.adapters.readers.parts.lines import line
from wireroom.wire.rules.item import Link, Picture, WireItem

MEMBER = "packageMember"


def read_members(group_set: Element | None) -> tuple[tuple[Link, ...], tuple[Picture, ...]]:
    """What is packed: a link to each item, and the pictures that come with an address of their own."""
    references = everywhere(group_set, "itemRef")
    targets = ((line(each.get("residref")), line(each.get("version"))) for each in references)
    links = tuple(Link(relation=MEMBER, stable_id=target, version=version) for target, version in targets if target)
    return links, linked_pictures(references)


def with_package_pictures(items: tuple[WireItem, ...]) -> tuple[WireItem, ...]:
    """Give each text in a package of the same message the pictures that are packed with it."""
    packages = [
        item for item in items if item.kind == "composite" and any(link.relation == MEMBER for link in item.links)
    ]
    for package in packages:
        members = {link.stable_id for link in package.links if link.relation == MEMBER}
        pictures = tuple(
            each for item in items if item.kind == "picture" and item.stable_id in members for each in item.pictures
        )
        items = tuple(_furnished(item, members, package, pictures) for item in items)
    return items


def _furnished(item: WireItem, members: set[str], package: WireItem, pictures: tuple[Picture, ...]) -> WireItem:
    is_text = item.kind == "text" and item.stable_id in members
    if not is_text and item is not package:
        return item
    have = {each.href for each in item.pictures}
    return replace(item, pictures=item.pictures + tuple(each for each in pictures if each.href not in have))
