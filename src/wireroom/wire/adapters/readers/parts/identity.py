"""Which part of an id stays the same in every version of an item."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

VOLATILE = frozenset(
    [
        "qt",
        "et",
        "ai",
        "cid",
        "pt",
        "awsaccesskeyid",
        "expires",
        "signature",
        "token",
        "x-amz-signature",
        "x-amz-date",
        "x-amz-credential",
        "x-amz-expires",
        "x-amz-algorithm",
        "x-amz-signedheaders",
        "x-amz-security-token",
        "utm_source",
        "utm_medium",
        "utm_campaign",
    ]
)
"""Query names that belong to one request or one reader, not to the item (AP puts `qt` and `et` into its URIs)."""


def stable_id(guid: str | None) -> str | None:
    """The id without what changes from request to request."""
    if not guid or "?" not in guid or not guid.lower().startswith(("http://", "https://")):
        return guid
    try:
        parts = urlsplit(guid)
    except ValueError:
        return guid
    kept = [
        (name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if name.lower() not in VOLATILE
    ]
    if len(kept) == len(parse_qsl(parts.query, keep_blank_values=True)):
        return guid
    return urlunsplit(parts._replace(query=urlencode(kept)))


def names_a_story(role: str) -> bool:
    """Whether a second id of this role is that of the whole story, through all its versions (TT: `tt:refuno`)."""
    return role.rpartition(":")[2].strip().lower() in ("refuno", "refno")
