from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wireroom.page.front.coding import choose_coding
from wireroom.page.front.shelf import Shelf
from wireroom.page.front.stored import OVERHEAD, Page
from wireroom.page.rules.rows import StoredRow

PATHS = st.sampled_from([f"/{letter}" for letter in "abcdefgh"])
STEPS = st.lists(st.tuples(st.sampled_from(["put", "close", "drop", "read", "unpack"]), PATHS, st.integers(0, 4_000)))
LIMIT = 4 * OVERHEAD


def page(path: str, *, size: int, status: int = 200) -> Page:
    return Page(StoredRow(1, path, status, "text/html", "no-cache", '"e"', "m", 0, "", b"g" * size, None, None))


@given(STEPS)
def test_memory_is_bounded_and_what_is_gone_is_never_forgotten(steps: list[tuple[str, str, int]]) -> None:
    shelf, closed = Shelf(limit=LIMIT), set()
    for step, path, size in steps:
        held = shelf.pages.get(path)
        if step in {"put", "close"}:
            shelf.put(page(path, size=size, status=200 if step == "put" else 410))
            (closed.add if step == "close" else closed.discard)(path)
        elif step == "drop":
            shelf.drop(path)
            closed.discard(path)
        elif held and step == "read":
            held.used = True
        elif held:
            held.cost += size
            shelf.grew(held, size)
        open_pages = [each for each in shelf.pages.values() if not each.is_closed]
        assert shelf.held == sum(each.cost for each in open_pages)
        assert shelf.held <= LIMIT or len(open_pages) == 1
        assert closed <= set(shelf.pages)


def test_what_is_read_outlives_what_is_not() -> None:
    shelf = Shelf(limit=3 * OVERHEAD)
    for path in ("/a", "/b", "/c"):
        shelf.put(page(path, size=0))
    shelf.pages["/a"].used = True
    shelf.put(page("/d", size=0))
    assert set(shelf.pages) == {"/a", "/c", "/d"}


@given(st.text(alphabet="brgzipdetyx*;=q0.19, -", max_size=60))
def test_any_accept_encoding_is_answered(accepted: str) -> None:
    assert choose_coding(accepted) in {"br", "gzip", "identity"}
