"""An edition is printed as its stories are at this moment; what is not public is never in it."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from wireroom.briefing.flows.order import halt
from wireroom.briefing.models import Edition, Held, Printing
from wireroom.briefing.rules.kinds import AFTER_THE_FACT
from wireroom.briefing.rules.series import series_named
from wireroom.briefing.rules.sheet import Entry, Links, Sheet, as_text, one_line, paragraphs
from wireroom.kernel.site import current_site
from wireroom.reader.api import Mailing
from wireroom.story import api as story_room
from wireroom.story.api import PublicStory
from wireroom.story.events import shortened, text_of
from wireroom.theme.api import jinja
from wireroom.theme.times import longdate
from wireroom.wire.events import printable

TOKEN = secrets.token_hex(16)
"""Stands for a reader's token until the copy is theirs; no text from outside can know it."""
SUMMARY = 320
NOTHING_LEFT = "No story was left in it that readers may see."
SET_ASIDE = "A story left this edition, so the words written above it were set aside. They were: "
WITHDRAWN = "A report that we mailed to you has been withdrawn: we no longer stand by it. Please do not pass it on."


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """An edition ready to be mailed: whose versions it holds, and its words but for the reader's token."""

    held: dict[int, int]
    subject: str
    text: str
    html: str

    @property
    def mark(self) -> str:
        """The same for proofs of one subject that hold the same versions."""
        return hashlib.sha256(repr((self.subject, sorted(self.held.items()))).encode()).hexdigest()[:32]

    def mailing(self, token: str, *, edition_id: int) -> Mailing:
        """The copy of the reader with this token, with one-click unsubscription (RFC 8058)."""
        stop = links_of(token, edition_id=edition_id).stop
        return Mailing(
            subject=self.subject,
            text=self.text.replace(TOKEN, token),
            html=self.html.replace(TOKEN, token),
            headers={"List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"},
        )


def is_current(copy: Proof, *, now: datetime) -> bool:
    """Whether readers see every story in the version the copy holds: asked before each letter."""
    return not copy.held or story_room.published_numbers(now=now, ids=copy.held) == copy.held


def press(row: Edition, *, now: datetime, also: tuple[int, ...] = ()) -> Proof | None:
    """Set an edition from its stories as they are now; None, and an edition that is ended, when none is left.

    `also` are stories that a reader's own copy ends with.

    Its words and its stories are read in one transaction: whoever takes a story out sets the words aside with it.
    """
    with transaction.atomic():
        row.refresh_from_db()
        ids = list(row.places.values_list("story_id", flat=True))
    stories = story_room.published_stories(now=now, ids=ids)
    gone = set(ids) - {each.id for each in stories}
    if gone:
        part_with(row, gone, now=now)
        if row.state == "cancelled":
            return None
    return set_proof(row, stories, now=now, followed=story_room.published_stories(now=now, ids=also))


def part_with(row: Edition, story_ids: set[int], *, now: datetime) -> None:
    """Take stories out of an edition, and with them the words an editor wrote above: they may tell of the same."""
    with transaction.atomic():
        row.places.filter(story_id__in=story_ids).delete()
        if row.subject or row.intro:
            row.trouble = SET_ASIDE + " ".join(filter(None, (row.subject, row.intro)))
            row.subject, row.intro = "", ""
            row.save(update_fields=["subject", "intro", "trouble"])
        if row.kind != "withdrawal" and not row.places.exists():
            halt(row, why=f"{NOTHING_LEFT} {row.trouble}".strip(), now=now)


def note_printing(row: Edition, copy: Proof, *, now: datetime) -> Printing:
    """Keep which versions are mailed by this proof; the printing there is when it is the same."""
    before = row.printings.filter(mark=copy.mark).order_by("-pk").first()
    if before:
        return before
    with transaction.atomic():
        made = Printing.objects.create(edition=row, subject=copy.subject, mark=copy.mark, made_at=now)
        Held.objects.bulk_create(
            Held(printing=made, number=number, story_id=story_id, version=version)
            for number, (story_id, version) in enumerate(copy.held.items(), 1)
        )
    return made


def set_proof(
    row: Edition, stories: tuple[PublicStory, ...], *, now: datetime, followed: tuple[PublicStory, ...] = ()
) -> Proof:
    """Set text and HTML."""
    site, series = current_site(), series_named(row.on_list)
    sheet = replace(_sheet(row, stories, now=now), followed=tuple(map(_entry, followed)))
    links = links_of(TOKEN, edition_id=row.pk)
    name = series.name if series else row.on_list
    why = f"You get this because you asked for “{name}” from {site.name} and confirmed it."
    if row.kind in AFTER_THE_FACT:
        why = f"You get this because a letter of “{name}” from {site.name} that you were sent was wrong."
    page = {"sheet": sheet, "links": links, "why": why}
    return Proof(
        held={each.id: each.current.number for each in (*stories, *followed)},
        subject=sheet.subject,
        text=as_text(sheet, links=links, site_name=site.name, why=why),
        html=jinja().get_template("briefing/edition.html").render(page),
    )


def links_of(token: str, *, edition_id: int) -> Links:
    """The links that stand in one reader's copy."""
    url = current_site().url
    return Links(
        stop=f"{url}/briefings/stop/{token}/{edition_id}", choices=f"{url}/briefings/choices/{token}", site=f"{url}/"
    )


def _sheet(row: Edition, stories: tuple[PublicStory, ...], *, now: datetime) -> Sheet:
    entries = tuple(_entry(each) for each in stories)
    lead = entries[0].headline if entries else ""
    series = series_named(row.on_list)
    title = series.name if series else ""
    subject, intro, dated = row.subject or lead, paragraphs(row.intro), ""
    match row.kind:
        case "morning":
            dated = longdate(row.day or now, zone=current_site().zone)
            subject = row.subject or f"{title}: {lead}"
        case "breaking":
            subject = row.subject or f"Breaking: {lead}"
        case "correction":
            title, subject, intro = "Correction", f"Correction: {lead}", paragraphs(row.note)
        case _:
            title, subject, intro = (
                "Withdrawn",
                "A report we mailed to you has been withdrawn",
                (WITHDRAWN, *paragraphs(row.note)),
            )
    return Sheet(subject=one_line(subject)[:200], title=title, dated=dated, intro=intro, entries=entries)


def _entry(story: PublicStory) -> Entry:
    shown = story.current
    summary = printable(shown.standfirst)
    if not summary:
        first = next((block for block in shown.body if block.kind == "paragraph"), None)
        summary = one_line(text_of(first.html)) if first else ""
    return Entry(
        headline=one_line(printable(shown.headline)),
        summary=shortened(summary, limit=SUMMARY),
        section=one_line(shown.section.name),
        credit=one_line(printable(shown.credit)),
        url=f"{current_site().url}{story.path}",
        language=shown.language or current_site().language,
    )
