"""What a request for a stored page is answered with."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, unquote

from wireroom.page.front.coding import choose_coding
from wireroom.page.front.conditions import is_unchanged
from wireroom.page.front.library import Library
from wireroom.page.front.paths import without_slash
from wireroom.page.front.store import StoreAwayError
from wireroom.page.front.stored import SECURITY, Answer, Page
from wireroom.page.rules.redirects import joined, parents

NOT_IN_304 = {"content-type", "content-encoding"}
RETRY_SOON = ("retry-after", "5")
SAFE_IN_PATH = "/:@!$&'()*+,;=~-._"
SAFE_IN_LOCATION = f"{SAFE_IN_PATH}?#"
MISSING = "/404"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What of a request matters to a stored page. `path` is percent-decoded; missing headers are None."""

    method: str
    path: str
    query: str = ""
    accept_encoding: str = ""
    none_match: str | None = None
    modified_since: str | None = None


def answer(question: Question, *, library: Library) -> Answer:
    """The stored page, 304, 405, the redirect to the path without slash, or the 404 or 503 page."""
    try:
        page = library.find(question.path)
        if page is None:
            return _elsewhere(question, library)
        return _page_answer(question, page, library)
    except StoreAwayError:
        return stand_in(library, status=503, coding_accepted=question.accept_encoding)


def stand_in(library: Library, *, status: int, coding_accepted: str) -> Answer:
    """The stored page `/404` or `/503` under that status; plain words while there is none."""
    try:
        page = library.find(f"/{status}")
    except StoreAwayError:
        page = None
    found = plain(status, WORDS[status]) if page is None else page.answer_as(status, choose_coding(coding_accepted))
    return Answer(status, [*found.headers, RETRY_SOON], found.body) if status == 503 else found


WORDS = {
    404: "Nothing is published at this address.",
    503: "This part of the site is being started; please try again in a few seconds.",
}


def plain(status: int, words: str, *headers: tuple[str, str]) -> Answer:
    """A few words, where no page is stored for the case."""
    given = [("content-type", "text/plain; charset=utf-8"), ("cache-control", "no-store"), *SECURITY, *headers]
    return Answer(status, given, f"{words}\n".encode())


def _elsewhere(question: Question, library: Library) -> Answer:
    bare = without_slash(question.path)
    if bare is not None and library.find(bare) is not None:
        query = f"?{question.query}" if question.query else ""
        location = quote(bare, safe=SAFE_IN_PATH) + query
        return plain(301, f"Moved to {location}", ("location", location))
    moved = _moved_with(bare or question.path, library)
    if moved:
        location = quote(moved, safe=SAFE_IN_LOCATION) + (f"?{question.query}" if question.query else "")
        return plain(301, f"Moved to {location}", ("location", location))
    return stand_in(library, status=404, coding_accepted=question.accept_encoding)


def _moved_with(path: str, library: Library) -> str:
    """Where an address went with everything under one above it; what has moved is always on the shelf."""
    for parent in parents(path):
        above = library.shelf.pages.get(f"{parent}/*")
        if above is not None and above.status == 301:
            return joined(unquote(above.location.removesuffix("/*")), path[len(parent) :])
    return ""


def _page_answer(question: Question, page: Page, library: Library) -> Answer:
    if question.method not in {"GET", "HEAD"}:
        return plain(405, "This address can only be read: use GET.", ("allow", "GET, HEAD"))
    before = page.cost
    found = page.answer(choose_coding(question.accept_encoding))
    if page.cost != before:
        library.shelf.grew(page, page.cost - before)
    return _not_modified(found) if _is_unchanged(question, page) else found


def _is_unchanged(question: Question, page: Page) -> bool:
    return page.status == 200 and is_unchanged(
        etag=page.etag,
        last_modified=page.last_modified,
        none_match=question.none_match,
        modified_since=question.modified_since,
    )


def _not_modified(found: Answer) -> Answer:
    return Answer(304, [each for each in found.headers if each[0] not in NOT_IN_304], b"")
