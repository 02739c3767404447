"""The files as served: whole, light, and under names that change with their content."""

from __future__ import annotations

import re

import brotli
import pytest

from wireroom.theme.api import address, assets, icons, worker

REFERENCE = re.compile(rb'(?:url\("|from "|import "|@import ")([^"]+)"')
READER_SCRIPTS = ("prompt.js", "live.js", "live-list.js", "live-notes.js", "live-story.js")
FONTS = ("headline.woff2", "text.woff2")


def served() -> dict[str, bytes]:
    return {asset.path: asset.data for asset in assets()}


def compressed(*names: str) -> int:
    return sum(len(brotli.compress(served()[address(name)], quality=5)) for name in names)


def test_every_file_is_served_under_a_name_of_its_own() -> None:
    assert len(served()) == len(assets())
    assert all(re.fullmatch(r"/static/[\w-]+\.[0-9a-f]{10}\.\w+", path) for path in served())


def test_every_reference_between_files_leads_to_a_file_that_is_served() -> None:
    for path, data in served().items():
        if path.endswith((".css", ".js")):
            assert {reference.decode() for reference in REFERENCE.findall(data)} <= set(served()), path


def test_a_name_that_is_not_there_is_told_with_those_that_are() -> None:
    with pytest.raises(LookupError, match=r"nothing\.css.*site\.css"):
        address("nothing.css")


def test_a_first_visit_stays_light() -> None:
    fonts = sum(len(served()[address(name)]) for name in FONTS)
    assert fonts <= 30_000
    assert compressed(*READER_SCRIPTS) <= 10_000
    assert fonts + compressed("site.css", *READER_SCRIPTS) <= 43_000


def test_the_style_sheets_ask_nothing_of_other_sites() -> None:
    assert all(b"//" not in data for path, data in served().items() if path.endswith(".css"))


def test_icons_stand_where_browsers_look() -> None:
    found = {icon.path: icon.content_type for icon in icons()}
    assert found["/icon.svg"] == "image/svg+xml"
    named = {"/icon-192.png", "/icon-512.png", "/icon-maskable-512.png", "/badge-96.png", "/apple-touch-icon.png"}
    assert named <= set(found)


def test_the_worker_stands_at_the_root_and_names_no_file_that_changes_its_name() -> None:
    assert worker().path == "/worker.js"
    assert not re.search(rb"/static/\w+\.", worker().data)
