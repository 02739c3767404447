"""Whom an alert would reach, exactly, and why the others are left out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import Q
from pyroaring import AbstractBitMap, BitMap, FrozenBitMap

from wireroom.alert.models import Alert, Batch, Envelope, Named, Profile, PushService, Subscription
from wireroom.alert.queries.devices import rest_of
from wireroom.alert.queries.sheets import ALL, PAUSED, WAKES, members, names_under, sheets
from wireroom.alert.queries.topics import meaning_the_same
from wireroom.alert.rules.aim import Aim, aimed_at
from wireroom.alert.rules.alerts import Audience, Reason
from wireroom.alert.rules.cap import WINDOW, at_their_cap
from wireroom.alert.rules.endpoints import Family, family_of
from wireroom.alert.rules.kinds import MANNERS, AlertKind
from wireroom.alert.rules.outcomes import unsettled_of
from wireroom.alert.rules.rest import is_quiet
from wireroom.story.api import all_sections

NOBODY: Final = FrozenBitMap()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """The subscriptions themselves: whom the aim hits, who is told, who is left out why, who is told in the morning.

    `quietly` are those of the reached who rest, and are told without a sound.
    """

    aimed: BitMap
    reached: BitMap
    left_out: dict[Reason, BitMap]
    held: BitMap
    quietly: BitMap


def audience(
    *, kind: AlertKind, aim: Aim, now: datetime, story_id: int | None = None, story_version: int | None = None
) -> Audience:
    """Count whom an alert would reach at `now`. Of a million subscriptions it takes some milliseconds."""
    found = reach(kind=kind, aim=aim, story_id=story_id, story_version=story_version, now=now)
    return Audience(
        aimed=len(found.aimed),
        reached=len(found.reached),
        left_out={reason: len(who) for reason, who in found.left_out.items() if who},
        held=len(found.held),
        cold=_cold(found.reached),
        families=families_of(found.reached),
    )


def reach(
    *,
    kind: AlertKind,
    aim: Aim,
    now: datetime,
    story_id: int | None = None,
    story_version: int | None = None,
    tag: str = "",
    instead: AbstractBitMap = NOBODY,
) -> Reach:
    """Find whom an alert reaches at `now`.

    A correction goes to those who were told of an earlier version than `story_version`, a kill to all who were told
    of the story, an update to those and to whom its aim hits. Who has the story's notice on the screen already
    gets the next one in its place, in quiet hours or over the cap without a sound. `tag` asks for those alone who
    have been shown something under it: a joined story has more than one. `instead` are told of a correction too: they
    were about to be told what it corrects.
    """
    holders = holders_of(story_id, before_version=story_version if kind == "correction" else None, tag=tag)
    aimed = _aimed(kind, aim, holders) | instead
    left: dict[Reason, BitMap] = {"gone": aimed - members(ALL)}
    rest = aimed - left["gone"]
    quietly = BitMap()
    if MANNERS[kind].rouses:
        left["muted"] = rest & members(f"mute:{story_id}") if story_id is not None else BitMap()
        left["paused"] = (rest & members(PAUSED)) - left["muted"]
        may_rest = rest - left["muted"] - left["paused"]
        may_rest -= members(WAKES) if kind == "breaking" else BitMap()
        sleeping, full = may_rest & asleep(now), may_rest & capped(now)
        quietly = (sleeping | full) & holders
        left["asleep"] = sleeping - holders
        left["capped"] = full - holders - sleeping
    reached = rest - BitMap.union(BitMap(), *left.values())
    return Reach(
        aimed=aimed,
        reached=reached,
        left_out=left,
        held=left.get("asleep", BitMap()) | left.get("capped", BitMap()),
        quietly=quietly,
    )


def holders_of(story_id: int | None, *, before_version: int | None = None, tag: str = "") -> BitMap:
    """Who was told of a story, be it in a digest: of a version before that one, under that tag, if they are given."""
    if story_id is None:
        return BitMap()
    of_it, naming_it = Q(story_id=story_id), Named.objects.filter(story_id=story_id)
    if before_version is not None:
        of_it &= Q(story_version__lt=before_version)
        naming_it = naming_it.filter(story_version__lt=before_version)
    told = Alert.objects.filter(of_it | Q(pk__in=naming_it.values("alert_id")), began_at__isnull=False, dry=False)
    told = told.filter(tag=tag) if tag else told
    return told_by(list(told.values_list("pk", flat=True)))


def told_by(alert_ids: list[int]) -> BitMap:
    """Who was told by any of these alerts; of a batch that a worker left unfinished, who may have been."""
    told = BitMap.union(BitMap(), *sheets([f"told:{alert_id}" for alert_id in alert_ids]).values())
    begun = Batch.objects.filter(alert_id__in=alert_ids, is_open=True, fence__gt=0)
    for ids, outcomes in begun.values_list("members", "outcomes"):
        told |= BitMap(unsettled_of(bytes(ids), bytes(outcomes)))
    return told


def asleep(now: datetime) -> BitMap:
    """Who is in quiet hours."""
    quiet = [f"rest:{each.pk}" for each in Profile.objects.all() if is_quiet(rest_of(each), now=now)]
    return BitMap.union(BitMap(), *sheets(quiet).values())


def capped(now: datetime) -> BitMap:
    """Who has had as many alerts in the last 24 hours as they want."""
    caps = {int(name.partition(":")[2]): who for name, who in sheets(names_under("cap:")).items()}
    recent = Alert.objects.filter(began_at__gt=now - WINDOW, kind__in=_COUNTED, dry=False)
    return at_their_cap(sheets([f"told:{pk}" for pk in recent.values_list("pk", flat=True)]).values(), caps)


def families_of(who: BitMap) -> dict[Family, int]:
    """How many of them use which family of browsers."""
    found: dict[Family, int] = {}
    for service in PushService.objects.all():
        family = family_of(service.host)
        if number := who.intersection_cardinality(members(f"service:{service.pk}")):
            found[family] = found.get(family, 0) + number
    return found


def _aimed(kind: AlertKind, aim: Aim, holders: BitMap) -> BitMap:
    match kind:
        case "correction" | "kill":
            return holders
        case "test":
            return BitMap(Subscription.objects.exclude(staff="").values_list("pk", flat=True))
        case "update":
            return holders | aimed_at(aim, _followers(aim))
        case _:
            return aimed_at(aim, _followers(aim))


def _followers(aim: Aim) -> Callable[[str], BitMap]:
    sections = all_sections()
    alike = {key: [f"topic:{each}" for each in meaning_the_same(key, sections)] for key in aim.topics}
    found = sheets([name for names in alike.values() for name in names])
    return lambda key: BitMap.union(BitMap(), *(found[name] for name in alike[key]))


def _cold(reached: BitMap) -> int:
    if not reached:
        return 0
    prepared = Envelope.objects.count()
    return max(0, len(reached) - prepared)


_COUNTED = [kind for kind, manner in MANNERS.items() if manner.rouses]
