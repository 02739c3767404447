"""An accent can always be read, and a logo is shapes alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireroom.page.rules.accents import DARK_PAPERS, ON_DARK, contrast, for_dark, is_colour, is_readable, readable
from wireroom.page.rules.logos import LARGEST, NoLogoError, aspect, shapes_of

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10">{}</svg>'


def test_contrast_is_as_the_standard_counts_it() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@given(colours)
def test_every_accent_has_a_form_that_can_be_read(accent: str) -> None:
    assert is_readable(readable(accent))
    dark = for_dark(accent)
    assert all(contrast(dark, other) >= 4.5 for other in (*DARK_PAPERS, ON_DARK))
    assert is_colour(readable(accent))
    assert is_colour(dark)


@given(colours)
def test_an_accent_that_can_be_read_stays_as_it_is(accent: str) -> None:
    if is_readable(accent):
        assert readable(accent) == accent


def test_a_logo_keeps_its_shapes() -> None:
    kept = shapes_of(SVG.format('<g transform="scale(2)"><path d="M0 0h4v4z" fill="#123456"/></g>'))
    assert '<path d="M0 0h4v4z" fill="#123456"/>' in kept
    assert aspect(kept) == 4
    assert shapes_of(kept) == kept


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        '<path d="M0 0" onload="alert(1)"/>',
        '<a href="javascript:alert(1)"><path d="M0 0"/></a>',
        '<image href="https://elsewhere.example/x.png"/>',
        '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>',
        '<path d="M0 0" fill="url(https://elsewhere.example/#a)" style="background:url(x)"/>',
        '<use href="#a"/>',
        "<style>@import 'https://elsewhere.example'</style>",
        '<x:script xmlns:x="http://www.w3.org/1999/xhtml">alert(1)</x:script>',
        '<set attributeName="href" to="javascript:alert(1)"/>',
    ],
)
def test_nothing_that_acts_or_fetches_stays_in_a_logo(hostile: str) -> None:
    kept = shapes_of(SVG.format(hostile + '<rect width="4" height="4"/>'))
    assert "<rect" in kept
    for word in ("alert", "elsewhere", "javascript", "script", "style", "href", "xhtml"):
        assert word not in kept


@pytest.mark.parametrize(
    ("drawing", "why"),
    [
        ("<svg", "cannot be read"),
        ("<p>x</p>", "no SVG drawing"),
        ('<svg xmlns="http://www.w3.org/2000/svg"/>', "viewBox"),
        ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 900 1"/>', "viewBox"),
        ('<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG.format("&a;"), "document type"),
        ("x" * (LARGEST + 1), "20 kB"),
    ],
)
def test_what_cannot_be_a_logo_is_said(drawing: str, why: str) -> None:
    with pytest.raises(NoLogoError, match=why):
        shapes_of(drawing)
    assert shapes_of("  ") == ""
