"""How many people stand behind those whom the provider knows: it takes each checkout for somebody new."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Whom the provider knows as `ref`: with which account they gave, and the mark of their address, where known."""

    ref: str
    reader_id: int | None = None
    mark: str = ""


def count_people(givers: Collection[Known]) -> int:
    """One for each account; one for each address by which no account gave; one for each whose address is not known."""
    with_account = {each.mark for each in givers if each.reader_id is not None}
    return len({_person(each) for each in givers if each.reader_id is not None or each.mark not in with_account - {""}})


def _person(giver: Known) -> tuple[str, int | str]:
    if giver.reader_id is not None:
        return ("account", giver.reader_id)
    return ("address", giver.mark) if giver.mark else ("giver", giver.ref)
