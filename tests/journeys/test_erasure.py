"""A reader erases their account: afterwards no file of the newsroom holds a trace of them, and no log names them."""

from __future__ import annotations

from pathlib import Path

from letter_box import PostOffice
from playwright.sync_api import Page, expect

from wireroom.bench.newsroom import Newsroom, wait_for

ADDRESS = "quillfeather.77@example.org"
NAME = "Quillfeather Morrowdale"
TRACES = (ADDRESS.encode(), b"quillfeather", NAME.encode())


def holding(folder: Path) -> list[str]:
    """The files in which the reader can be read off: databases, their journals, logs and all others."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return [path.name for path in files if any(trace in path.read_bytes() for trace in TRACES)]


def test_erasure_leaves_no_trace_in_any_file(newsroom: Newsroom, page: Page, post_office: PostOffice) -> None:
    page.goto("/account/sign-in")
    page.get_by_label("E-mail address").fill(ADDRESS)
    page.get_by_role("button", name="Send me a code").click()
    page.get_by_label("The eight figures in the letter").fill(post_office.code_for(ADDRESS))
    page.get_by_role("button", name="Go on").click()
    page.get_by_label("Name, if you want to be called by one").fill(NAME)
    page.get_by_role("button", name="Keep").click()
    expect(page.get_by_text("Your name is kept.")).to_be_visible()
    assert any(name.startswith("wireroom.sqlite3") for name in holding(newsroom.data)), "they are known now"

    before = len(post_office.letters_to(ADDRESS))
    page.goto("/account/erase")
    page.get_by_role("button", name="Send me a code").click()
    page.get_by_label("The eight figures in the letter").fill(post_office.code_for(ADDRESS, letters=before + 1))
    page.get_by_role("button", name="Erase").click()
    expect(page.get_by_role("heading", name="erased")).to_be_visible()
    wait_for(lambda: len(post_office.letters_to(ADDRESS)) > before + 1, what="the last letter")
    wait_for(lambda: not holding(newsroom.data), seconds=30, what="the last trace to go")
    assert (newsroom.data / "up.log").read_bytes(), "the logs were looked through"
