"""By what a reader proves once more to be themselves."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum

CHALLENGE_LASTS = timedelta(minutes=5)


class Proof(StrEnum):
    """What readers may have, the handiest first; everybody has an address to which a code goes."""

    PASSKEY = "passkey"
    PASSWORD = "password"  # noqa: S105 - what it is called
    CODE = "code"


def proofs_offered(*, has_passkey: bool, has_password: bool, begun: Proof | None = None) -> list[Proof]:
    """The proofs this reader has, in the order of the page: the one that is begun stands first."""
    has = {Proof.PASSKEY: has_passkey, Proof.PASSWORD: has_password, Proof.CODE: True}
    return sorted((proof for proof in Proof if has[proof]), key=lambda proof: proof is not begun)


def challenge_facts(*, purpose: str, reader: str, now: datetime) -> dict[str, str]:
    """What a session keeps of a challenge it gave: for what, to whom and when."""
    return {"purpose": purpose, "reader": reader, "at": now.isoformat()}


def is_answerable(facts: Mapping[str, str], *, purpose: str, reader: str, now: datetime) -> bool:
    """Whether an answer may still come to the challenge: for the same purpose and reader, and soon."""
    if (facts.get("purpose"), facts.get("reader")) != (purpose, reader):
        return False
    return timedelta() <= now - datetime.fromisoformat(facts["at"]) < CHALLENGE_LASTS
