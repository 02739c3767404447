"""Old addresses lead to new ones: kept all together or not at all, and served without Django from that moment."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from wireroom.kernel.clock import Clock
from wireroom.page.adapters import store
from wireroom.page.flows.make_pages import put
from wireroom.page.flows.moved import EVERYTHING_UNDER, moved, moved_under
from wireroom.page.flows.notice_papers import notice_at
from wireroom.page.models import Redirect
from wireroom.page.rules.paper import Paper
from wireroom.page.rules.redirects import BadMovesError, Move, faults_of, tidied
from wireroom.story.api import all_sections

OK = 200


@transaction.atomic
def save_redirects(*, moves: Iterable[Move], by: str, clock: Clock) -> int:
    """Keep redirects, new ones and changed ones; say how many. Raises BadMovesError, keeping none, when one is bad."""
    wanted = {move.path: move for move in map(tidied, moves)}
    known = {row.path: _move(row) for row in Redirect.objects.all()}
    kept = store.kept([path for path in wanted if path not in known])
    living = [path for path, there in kept.items() if there.status == OK]
    sections = all_sections()
    living += [f"/{each.slug}" for each in sections.known]
    gone = {f"/{old}": Move(path=f"/{old}", to=f"/{new}", prefix=True) for old, new in sections.gone.items()}
    if faults := faults_of(wanted.values(), known=known | gone, living=living):
        raise BadMovesError(faults)
    now = clock.now()
    Redirect.objects.bulk_create(
        [Redirect(path=move.path, to=move.to, prefix=move.prefix, by=by, at=now) for move in wanted.values()],
        update_conflicts=True,
        unique_fields=["path"],
        update_fields=["to", "prefix", "by", "at"],
    )
    put([paper for move in wanted.values() for paper in _papers(move, clock=clock)], clock=clock)
    return len(wanted)


@transaction.atomic
def drop_redirect(*, path: str, clock: Clock) -> bool:
    """Let an old address lead nowhere again; say whether it led anywhere."""
    gone, _ = Redirect.objects.filter(path=path).delete()
    if gone:
        both = (path, path + EVERYTHING_UNDER)
        put([notice_at(each, "missing", now=clock.now()) for each in both], clock=clock)
    return bool(gone)


def redirects(*, words: str = "", limit: int = 500) -> tuple[Move, ...]:
    """Give the redirects whose old or new address has these words, by their old ones."""
    rows = Redirect.objects.all()
    if words:
        rows = rows.filter(path__icontains=words) | rows.filter(to__icontains=words)
    return tuple(map(_move, rows[:limit]))


def _move(row: Redirect) -> Move:
    return Move(path=row.path, to=row.to, prefix=row.prefix)


def _papers(move: Move, *, clock: Clock) -> list[Paper]:
    if move.prefix:
        return moved_under(move.path, move.to)
    return [moved(move.path, move.to), notice_at(move.path + EVERYTHING_UNDER, "missing", now=clock.now())]
