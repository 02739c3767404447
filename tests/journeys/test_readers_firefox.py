"""A reader with a real Firefox registers in one of three tabs, and all three know it; likewise when they sign out."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from letter_box import PostOffice
from reader_firefox import SOON, Reader
from wirecopy import newsml

from wireroom.bench.newsroom import Newsroom, wait_for

ADDRESS = "three-tabs@example.org"
WITHIN = 1_000
"""Milliseconds between the tab in which it happens and the last of the others."""
WATCH = """
    window.seen = [];
    const slot = document.querySelector("[data-slot=reader]");
    const note = () => seen.push([slot.textContent.trim(), performance.timeOrigin + performance.now()]);
    new MutationObserver(note).observe(slot, { childList: true, subtree: true });
"""


@pytest.fixture
def tabs(reader: Reader, newsroom: Newsroom) -> Iterator[list[str]]:
    """Three tabs on three stories; each notes when its slot changes, and forgets that if it is loaded anew."""
    first = reader.firefox.current_window_handle
    opened = [first, *(reader.firefox.open(type="tab")["handle"] for _ in range(2))]
    for number, tab in enumerate(opened):
        headline = f"Ferries sail again, the {('first', 'second', 'third')[number]} of three"
        copy = {"guid": f"urn:h:firefox-{number}", "slugline": f"SAIL {number}"}
        newsroom.drop(f"firefox-{number}.xml", newsml(**copy, version=1, headline=headline, paragraphs=["They sail."]))
        path = newsroom.published(headline)
        reader.firefox.switch_to_window(tab)
        reader.open(path)
        reader.see("[data-slot=reader] a", "Sign in")
        reader.ask(WATCH)
    yield opened
    for tab in opened[1:]:
        reader.firefox.switch_to_window(tab)
        reader.firefox.close()
    reader.firefox.switch_to_window(first)


def shown_at(reader: Reader, tabs: list[str], words: str) -> list[float]:
    """When each tab came to show these words, in milliseconds of one clock."""

    def last() -> list[float]:
        seen = reader.ask("return window.seen ?? [];")
        return [seen[-1][1]] if seen and seen[-1][0] == words else []

    found = []
    for tab in tabs:
        reader.firefox.switch_to_window(tab)
        found += wait_for(last, seconds=SOON, what=f"{words!r} in each tab")
    return found


def test_all_three_tabs_know_it_within_a_second_and_none_is_loaded_anew(
    reader: Reader, tabs: list[str], post_office: PostOffice
) -> None:
    def happens(act: Callable[[], None], words: str) -> None:
        reader.firefox.switch_to_window(tabs[0])
        act()
        times = shown_at(reader, tabs, words)
        assert max(times) - times[0] < WITHIN, [time - times[0] for time in times]

    def register() -> None:
        reader.press("[data-slot=reader] a", "Sign in")
        reader.write(".sign-in-panel input[name=address]", ADDRESS)
        reader.press(".sign-in-panel button", "Send me a code")
        reader.write(".sign-in-panel input[name=code]", post_office.code_for(ADDRESS))
        reader.press(".sign-in-panel button", "Go on")

    happens(register, "Account")
    happens(lambda: reader.press("[data-slot=sign-in] button", "Sign out"), "Sign in")
