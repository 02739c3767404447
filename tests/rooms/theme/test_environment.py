"""The template environment every room renders with."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from jinja2 import UndefinedError

from wireroom.kernel.site import Site, furnish
from wireroom.theme.api import address, environment, jinja

MOMENT = datetime(2026, 11, 22, 13, 5, tzinfo=UTC)


def test_outside_text_is_escaped(site: Site) -> None:
    assert site.name in jinja().from_string("{{ site.name }}").render()
    assert jinja().from_string("{{ words }}").render(words="<script>") == "&lt;script&gt;"


LETTERS = {"briefing/edition.html", "reader/letter.html", "support/letter.html"}
"""Mail programs know no style sheets."""


def test_times_are_printed_in_the_sites_zone(site: Site) -> None:
    printed = jinja().from_string("{{ at|clock }} {{ at|iso }}").render(at=MOMENT)
    assert printed == f"14:05 {site.zone.tzname(MOMENT.astimezone(site.zone))} 2026-11-22T13:05:00+00:00"


def test_a_process_that_goes_on_calls_the_site_by_its_new_name(site: Site) -> None:
    template = environment().from_string("{{ site.name }}, {{ at|clock }}")
    furnish(replace(site, name="The Ebb Courier", zone=ZoneInfo("Asia/Tokyo")))
    assert template.render(at=MOMENT) == "The Ebb Courier, 22:05 JST"


def test_a_name_the_template_lacks_is_an_error(site: Site) -> None:
    assert jinja() is jinja(), site
    with pytest.raises(UndefinedError):
        jinja().from_string("{{ missing }}").render()


def test_every_template_compiles_and_none_brings_inline_style_or_script(site: Site) -> None:
    names = [name for name in jinja().list_templates() if name.endswith(".html")]
    assert {"theme/base.html", "page/article.html", "page/front.html"} <= set(names), site
    for name in names:
        source = jinja().loader.get_source(jinja(), name)[0]  # type: ignore[union-attr]
        jinja().get_template(name)
        assert name in LETTERS or " style=" not in source, name
        assert "<style" not in source, name
        assert " onclick=" not in source, name


def test_files_are_linked_by_their_hashed_names(site: Site) -> None:
    assert jinja().from_string("{{ asset('site.css') }}").render() == address("site.css"), site
