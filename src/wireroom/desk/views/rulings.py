"""Join running stories, split takes off, take it back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from wireroom.desk.flows.rule import Ruled, join_items, split_items, undo
from wireroom.desk.queries.lines import lines_of, one_item_a_line, other_stories
from wireroom.desk.rules.deeds import Deed
from wireroom.desk.views.acts import act
from wireroom.desk.views.door import editor_of
from wireroom.desk.views.item import back_to, item_or_404
from wireroom.desk.views.show import show
from wireroom.desk.views.taking_back import forget_ruling, keep_ruling, last_ruling
from wireroom.kernel.clock import SystemClock
from wireroom.wire.api import UnableToRule, thread_items
from wireroom.wire.events import FiledItem


@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, item_id: int) -> HttpResponse:
    """Look for another running story, and join this one with the one that `other`, an item of it, belongs to."""
    filed, now = item_or_404(item_id), SystemClock().now()
    if request.method != "POST":
        return _found(request, filed, now=now)
    other = item_or_404(_number(request.POST.get("other", "")))
    if not request.POST.get("sure"):
        return _asked(request, filed, f"Join it with “{other.item.headline}”?", {"other": [str(other.id)]})
    others = one_item_a_line(other.thread_id)
    return _ruled(
        request,
        filed.id,
        Deed.JOINED,
        lambda: join_items(item_id=filed.id, others=others, editor=editor_of(request), now=now),
        done=f"Joined with “{other.item.headline}”.",
    )


@require_POST
def split(request: HttpRequest, item_id: int) -> HttpResponse:
    """Split the lines of the posted `items` off."""
    filed = item_or_404(item_id)
    chosen = {_number(each) for each in request.POST.getlist("items")}
    lines = lines_of(thread_items(thread_id=filed.thread_id))
    leaving = [line.newest for line in lines if line.newest.id in chosen]
    off = [each.id for each in leaving]
    stays = [line.newest.id for line in lines if line.newest.id not in chosen]
    if not off or not stays:
        messages.warning(request, "Choose what to split off, and leave at least one take where it is.")
        return back_to(request, item_id)
    if not request.POST.get("sure"):
        return _asked(request, filed, _split_question(len(off)), {"items": [str(each) for each in off]}, leaving)
    return _ruled(
        request,
        filed.id,
        Deed.SPLIT,
        lambda: split_items(item_ids=off, stayed=stays[0], editor=editor_of(request), now=SystemClock().now()),
        done="Split off as a running story of its own.",
    )


@require_POST
def take_back(request: HttpRequest, item_id: int) -> HttpResponse:
    """Rule the opposite of what this editor ruled last."""
    item_or_404(item_id)
    now = SystemClock().now()
    last = last_ruling(request, now=now)
    if last is None:
        messages.warning(request, "There is nothing left to take back here.")
        return back_to(request, item_id)
    try:
        with act(request, Deed.RULING_UNDONE, on="item", which=item_id) as undone:
            undone.detail = last.action
            undo(last, editor=editor_of(request), now=now)
    except (LookupError, UnableToRule) as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "Taken back.")
    forget_ruling(request)
    return back_to(request, item_id)


def _found(request: HttpRequest, filed: FiledItem, *, now: datetime) -> HttpResponse:
    words = request.GET.get("words", "").strip()[:200]
    found = other_stories(filed, words=words, now=now) if words else ()
    page: dict[str, Any] = {"filed": filed, "found": found, "words": words}
    if request.GET.get("pane"):
        return render(request, "desk/item_join_found.html", page)
    return show(request, "desk/item_join.html", section="wire", **page)


def _ruled(request: HttpRequest, item_id: int, deed: Deed, rule: Callable[[], Ruled], *, done: str) -> HttpResponse:
    try:
        with act(request, deed, on="item", which=item_id) as written:
            ruled = rule()
            written.detail = f"items {', '.join(map(str, ruled.moved))}; stayed {ruled.stayed}"
    except UnableToRule as refusal:
        messages.error(request, str(refusal))
    except LookupError as missing:
        raise Http404(str(missing)) from missing
    else:
        keep_ruling(request, ruled, now=SystemClock().now())
        messages.success(request, done)
    return back_to(request, item_id)


def _split_question(number: int) -> str:
    return f"Split {'this line' if number == 1 else f'these {number} lines'} off as a running story of its own?"


def _asked(
    request: HttpRequest,
    filed: FiledItem,
    question: str,
    fields: dict[str, list[str]],
    leaving: Sequence[FiledItem] = (),
) -> HttpResponse:
    """Ask before a ruling, and name the takes that would be split off."""
    kept = [(name, value) for name, values in fields.items() for value in values]
    shown: dict[str, Any] = {"filed": filed, "question": question, "kept": kept, "leaving": leaving}
    return show(request, "desk/item_sure.html", section="wire", **shown)


def _number(given: str) -> int:
    """An item's number as sent; 0, which no item has, for what is none."""
    return int(given) if given.isascii() and given.isdigit() and len(given) < 19 else 0
