"""The XMP packet of a picture: IPTC Core and Extension, Photoshop, PLUS and rights, in RDF (ISO 16684-1)."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element as Element

from wireroom.wire.adapters.readers.parts.encoding import decode
from wireroom.wire.adapters.readers.parts.lines import line
from wireroom.wire.adapters.readers.parts.safe_xml import parse_xml
from wireroom.wire.adapters.readers.unreadable import UnreadableError

LARGEST = 1_000_000
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_SPACES = {
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://ns.adobe.com/photoshop/1.0/": "photoshop",
    "http://ns.adobe.com/xap/1.0/rights/": "xmpRights",
    "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/": "Iptc4xmpCore",
    "http://iptc.org/std/Iptc4xmpExt/2008-02-29/": "Iptc4xmpExt",
    "http://ns.useplus.org/ldf/xmp/1.0/": "plus",
    "http://prismstandard.org/namespaces/basic/2.0/": "prism",
    "http://prismstandard.org/namespaces/prismusagerights/2.1/": "pur",
}
FIELDS = {
    "dc:description": "caption",
    "dc:title": "object_name",
    "dc:creator": "creator",
    "dc:rights": "rights",
    "dc:subject": "keywords",
    "photoshop:Headline": "headline",
    "photoshop:Credit": "credit",
    "photoshop:Source": "source",
    "photoshop:Instructions": "instructions",
    "photoshop:DateCreated": "date",
    "photoshop:City": "city",
    "photoshop:State": "state",
    "photoshop:Country": "country",
    "photoshop:Urgency": "urgency",
    "photoshop:Category": "category",
    "photoshop:SupplementalCategories": "categories",
    "photoshop:TransmissionReference": "job",
    "photoshop:CaptionWriter": "caption_writer",
    "photoshop:AuthorsPosition": "creator_title",
    "xmpRights:UsageTerms": "usage",
    "xmpRights:WebStatement": "usage",
    "Iptc4xmpCore:AltTextAccessibility": "alt",
    "Iptc4xmpCore:Location": "location",
    "Iptc4xmpCore:SubjectCode": "subjects",
    "Iptc4xmpExt:DigImageGUID": "guid",
    "Iptc4xmpExt:DigitalSourceType": "source_type",
    "plus:DataMining": "data_mining",
    "plus:LicenseEndDate": "expires",
    "prism:expirationDate": "expires",
    "pur:expirationDate": "expires",
    "plus:OtherConstraints": "usage",
    "plus:CreditLineRequired": "usage",
}
"""Properties under our names; those that share a name are told together."""
type Found = dict[str, list[str]]


def read_xmp(data: bytes) -> Found:
    """What the properties say; of several languages the default one, else the first. Nothing of a broken packet."""
    if not data or len(data) > LARGEST:
        return {}
    try:
        root = parse_xml(decode(data).data.strip(b"\x00 \r\n\t"))
    except UnreadableError:
        return {}
    found: Found = {}
    for name, values in _properties(root):
        known = found.setdefault(name, [])
        known += [each for each in values if each not in known]
    return {name: values for name, values in found.items() if values}


def _properties(root: Element) -> Iterator[tuple[str, list[str]]]:
    for described in root.iter(f"{_RDF}Description"):
        parent = described.getparent()
        if parent is None or parent.tag != f"{_RDF}RDF":
            continue  # a structure inside another property
        for name, value in described.attrib.items():
            if (ours := _our_name(str(name))) and (text := line(str(value))):
                yield ours, [text]
        for each in described:
            if ours := _our_name(str(each.tag)):
                yield ours, list(_values(each))


def _our_name(tag: str) -> str:
    space, _, name = tag.lstrip("{").rpartition("}")
    return FIELDS.get(f"{_SPACES.get(space, '')}:{name}", "")


def _values(element: Element) -> Iterator[str]:
    address = element.get(f"{_RDF}resource")
    members = list(element.iter(f"{_RDF}li"))
    if element.find(f"{_RDF}Alt") is not None:
        members = sorted(members, key=lambda each: each.get(_XML_LANG) != "x-default")[:1]
    texts = (each.text for each in members) if members else (address or element.text,)
    yield from (text for each in texts if (text := line(each)))
