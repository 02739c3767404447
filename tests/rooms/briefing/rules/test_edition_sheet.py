"""An edition's words as text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from wireroom.briefing.rules.sheet import WIDTH, Entry, Links, Sheet, as_text, one_line, paragraphs

LINKS = Links(stop="https://c.example/s", choices="https://c.example/c", site="https://c.example/")


@settings(deadline=None)
@given(st.text())
def test_a_line_for_a_mails_head_is_one_line_that_shows(text: str) -> None:
    line = one_line(text)
    assert line.isprintable()
    assert one_line(line) == line


@settings(deadline=None)
@given(st.lists(st.text("ab \n\r", max_size=30), max_size=5))
def test_paragraphs_lose_no_word(parts: list[str]) -> None:
    typed = "\n\n".join(parts)
    assert " ".join(paragraphs(typed)).split() == typed.split()
    assert all(paragraphs(typed))


@settings(deadline=None)
@given(st.lists(st.text("abc def ", min_size=1, max_size=200), min_size=1, max_size=4))
def test_the_text_has_each_story_once_with_its_address_and_short_lines(headlines: list[str]) -> None:
    entries = tuple(
        Entry(
            headline=f"{each}.", summary="", section="News", credit="", url=f"https://c.example/{number}", language="en"
        )
        for number, each in enumerate(headlines)
    )
    sheet = Sheet(subject="S", title="Morning briefing", dated="Thursday", intro=("Good morning.",), entries=entries)
    text = as_text(sheet, links=LINKS, site_name="The Courier", why="You asked for it.")
    for number in range(len(headlines)):
        assert text.count(f"https://c.example/{number}\n") == 1
    assert text.endswith("https://c.example/\n")
    assert LINKS.stop in text
    longest = max(map(len, " ".join(headlines).split() or [""]), default=0)
    assert all(len(line) <= max(WIDTH, longest + 4, 45) for line in text.splitlines())
