"""Look for items of other agencies that seem to tell of the same event, after filing and out of its way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from django.db import transaction

from wireroom.kernel.pulse import beat
from wireroom.wire.models import Feed, Item, Likeness, TellingWord
from wireroom.wire.queries.facts import wire_item
from wireroom.wire.queries.likenesses import candidates, seen_in, telling_of
from wireroom.wire.rules.likeness import Telling, as_kept, likeness, telling

WITHIN = timedelta(hours=24)
KEPT = timedelta(hours=48)
MOST_HINTS = 3
MOST_COMPARED = 12
MOST_PRUNED = 200


def compare_agencies(*, item_ids: Sequence[int], now: datetime) -> None:
    """Keep hints for these items; only hints, nothing is merged. The same items again change nothing.

    An item is compared with what other providers sent within a day of its arrival, by the words that tell what it
    is about; it gets three hints at most, one for each running story.
    """
    if Feed.objects.values("provider").distinct().count() < 2:
        return
    for row in Item.objects.select_related("feed").filter(pk__in=item_ids).order_by("id"):
        if row.kind in {"text", "composite"} and row.status != "canceled" and row.classed not in {"kill", "advisory"}:
            _compare(row)
    _prune(now)


def _compare(row: Item) -> None:
    """Read first and write in one short transaction, so that filing hardly ever waits for it."""
    item = wire_item(row)
    words = telling(item, agencies=(row.feed.credit_name, row.provider, item.provider_name or ""))
    found = sorted(_alike(row, words), reverse=True)[:MOST_HINTS]
    with transaction.atomic():
        _keep_words(row, words)
        if found:
            hints = (Likeness(item=row, other_id=other, score=score) for score, other in found)
            Likeness.objects.bulk_create(hints, ignore_conflicts=True)
            beat("wire")


def _keep_words(row: Item, words: Telling) -> None:
    """Only the newest version of a line is compared with what comes."""
    line = Item.objects.filter(provider=row.provider, stable_id=row.stable_id).values_list("pk", flat=True)
    TellingWord.objects.filter(item__in=list(line)).delete()
    TellingWord.objects.bulk_create(TellingWord(item=row, word=word) for word in as_kept(words))


def _alike(row: Item, words: Telling) -> Iterable[tuple[float, int]]:
    """The best item of each thread that is alike enough, with its score."""
    seen = seen_in(words.all)
    found = candidates(row, words, seen=seen, within=WITHIN, limit=MOST_COMPARED)
    kept = telling_of(found)
    best: dict[int, tuple[float, int]] = {}
    for other, thread in found.items():
        score = likeness(words, kept[other], seen_in=seen)
        if score:
            best[thread] = max(best.get(thread, (0.0, 0)), (score, other))
    return best.values()


def _prune(now: datetime) -> None:
    oldest = TellingWord.objects.order_by("item_id").values_list("item_id", flat=True).distinct()[:MOST_PRUNED]
    past = Item.objects.filter(pk__in=list(oldest), received_at__lt=now - KEPT).values_list("pk", flat=True)
    TellingWord.objects.filter(item_id__in=list(past)).delete()
