"""When the books were last held against the provider's, and when they are next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from wireroom.support.models import Reconciliation
from wireroom.support.rules.comparisons import rest_before_next


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The last time the books were held against the provider's. `next_at`: when that is done again by itself."""

    ran_at: datetime
    next_at: datetime
    since: datetime
    agreed: int
    recovered: int
    missing_here: list[dict[str, object]]
    missing_there: list[dict[str, object]]
    trouble: str

    @property
    def agrees(self) -> bool:
        """Whether there is nothing that only one of the two knows."""
        return not (self.missing_here or self.missing_there or self.trouble)


def last_comparison() -> Comparison | None:
    """The last comparison with the provider; None before the first."""
    last = _last()
    if last is None:
        return None
    names = ("ran_at", "since", "agreed", "recovered", "missing_here", "missing_there", "trouble")
    return Comparison(next_at=_next_after(last), **{name: getattr(last, name) for name in names})


def next_comparison() -> datetime | None:
    """When the books are next compared; None before the first time, which is at once."""
    last = _last()
    return _next_after(last) if last else None


def _last() -> Reconciliation | None:
    return Reconciliation.objects.order_by("-ran_at").first()


def _next_after(last: Reconciliation) -> datetime:
    if not last.trouble:
        return last.ran_at + rest_before_next(0)
    made = Reconciliation.objects.filter(trouble="").order_by("-ran_at").values_list("ran_at", flat=True).first()
    failed = Reconciliation.objects.exclude(trouble="")
    return last.ran_at + rest_before_next(failed.filter(ran_at__gt=made).count() if made else failed.count())
