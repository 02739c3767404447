"""A logo as an SVG drawing: nothing is kept of it but shapes (SVG 2, chapters 9 and 10)."""

from __future__ import annotations

import re

from lxml import etree

LARGEST = 20_000
SVG = "http://www.w3.org/2000/svg"
ROOT: dict[str, str] = {None: SVG}  # type: ignore[dict-item]  # no prefix is None to lxml
SHAPES = frozenset({"svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon"})
PLACES = frozenset(
    {"d", "x", "y", "width", "height", "cx", "cy", "r", "rx", "ry", "x1", "y1", "x2", "y2", "points", "transform"}
)
STROKES = frozenset({"fill-rule", "clip-rule", "stroke-width", "stroke-linecap", "stroke-linejoin"})
_PAINT = re.compile(r"none|currentColor|#[0-9a-fA-F]{3,8}|[a-z]{3,20}")
_PLAIN = re.compile(r"[-\w\s.,()+%]*", re.ASCII)
_BOX = re.compile(r"\s*-?[\d.]+[\s,]+-?[\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)\s*")


class NoLogoError(ValueError):
    """The drawing cannot be a logo; the text says why."""


def shapes_of(svg: str) -> str:
    """Give the drawing with its shapes alone, or "" for none.

    Raises NoLogoError for what is no SVG drawing, has no `viewBox`, or is larger than 20 kB.
    """
    if not svg.strip():
        return ""
    if len(svg.encode()) > LARGEST:
        raise NoLogoError("The logo is larger than 20 kB; simplify the drawing.")
    root = _read(svg)
    if root.tag != f"{{{SVG}}}svg":
        raise NoLogoError("The logo is no SVG drawing: it begins with <svg xmlns=…>.")
    _size(root.get("viewBox", ""))
    return etree.tostring(_kept(root), encoding="unicode")


def aspect(svg: str) -> float:
    """Give width by height of a drawing that was kept."""
    width, height = _size(_read(svg).get("viewBox", ""))
    return width / height


def _read(svg: str) -> etree._Element:
    if "<!DOCTYPE" in svg:
        raise NoLogoError("The logo has a document type; save it as plain SVG.")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(svg.strip().encode(), parser)
    except etree.XMLSyntaxError as error:
        raise NoLogoError(f"The logo cannot be read as SVG: {error.msg}.") from error
    return root


def _size(box: str) -> tuple[float, float]:
    found = _BOX.fullmatch(box)
    try:
        width, height = (float(each) for each in found.groups()) if found else (0.0, 0.0)
    except ValueError:
        width = height = 0.0
    if not (width > 0 and height > 0 and 0.2 <= width / height <= 20):
        raise NoLogoError('The logo needs a viewBox="0 0 WIDTH HEIGHT", at most twenty times as wide as high.')
    return width, height


def _kept(element: etree._Element) -> etree._Element:
    made = etree.Element(element.tag, nsmap=ROOT)
    for name, value in element.attrib.items():
        if _may_stay(str(name), str(value)):
            made.set(name, value)
    for child in element:
        if isinstance(child.tag, str) and child.tag.removeprefix(f"{{{SVG}}}") in SHAPES:
            made.append(_kept(child))
    return made


def _may_stay(name: str, value: str) -> bool:
    if name in {"fill", "stroke"}:
        return bool(_PAINT.fullmatch(value))
    return (name in PLACES or name in STROKES or name == "viewBox") and bool(_PLAIN.fullmatch(value))
