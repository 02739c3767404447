"""Whether the client already holds what it asks for (RFC 9110, 13.1)."""

from __future__ import annotations

from email.utils import parsedate_to_datetime

CODING_SUFFIXES = ("-br", "-gz")


def is_unchanged(*, etag: str, last_modified: int, none_match: str | None, modified_since: str | None) -> bool:
    """True when 304 is the answer; `If-None-Match` rules, the date is asked only without it.

    `etag` is the strong one without coding suffix. Tags compare weakly and across codings: a client that
    holds the brotli form of the same page has the page.
    """
    if none_match is not None:
        return _matches(none_match, etag)
    if modified_since:
        return _not_after(last_modified, modified_since)
    return False


def _matches(none_match: str, etag: str) -> bool:
    if none_match.strip() == "*":
        return True
    return any(_bare(tag) == _bare(etag) for tag in none_match.split(","))


def _bare(tag: str) -> str:
    bare = tag.strip().removeprefix("W/").strip('"')
    for suffix in CODING_SUFFIXES:
        bare = bare.removesuffix(suffix)
    return bare


def _not_after(last_modified: int, since: str) -> bool:
    try:
        return last_modified <= parsedate_to_datetime(since).timestamp()
    except (TypeError, ValueError, OverflowError):
        return False
