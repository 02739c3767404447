"""Take a running story on, or let it go, so that no two editors write the same one unawares."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from wireroom.desk.models import Claim
from wireroom.kernel.pulse import beat


class UnableToTake(Exception):  # noqa: N818 - the newsroom's wording
    """Somebody else has the running story; `holder` is who."""

    def __init__(self, holder: str) -> None:
        super().__init__(f"{holder} has taken this already. Take it over if you have agreed on that.")
        self.holder = holder


@transaction.atomic
def take(*, thread_id: int, editor: str, over: str = "", now: datetime) -> str:
    """Take a running story on; give the name of the editor it was taken over from, or "".

    `over` is the editor from whom it may be taken. Raises UnableToTake when it is somebody else's by now.
    """
    claim, made = Claim.objects.get_or_create(thread=thread_id, defaults={"editor": editor, "at": now})
    if made:
        beat("wire")
    if made or claim.editor == editor:
        return ""
    if claim.editor != over:
        raise UnableToTake(claim.editor)
    Claim.objects.filter(pk=claim.pk).update(editor=editor, at=now)
    beat("wire")
    return over


@transaction.atomic
def let_go(*, thread_id: int, editor: str) -> None:
    """Give a running story back to the desk; what is somebody else's stays theirs."""
    gone, _ = Claim.objects.filter(thread=thread_id, editor=editor).delete()
    if gone:
        beat("wire")
