"""A picture that its agency withdraws is held back in the archive too."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from press_photo import NOON

from wireroom.kernel.models import Errand
from wireroom.pictures import api as pictures
from wireroom.pictures.events import PROVIDER, ArchivePicture, Terms
from wireroom.pictures.subscribers import hear_withdrawals
from wireroom.wire import api as wire
from wireroom.wire.events import PictureArrived
from wireroom.wire.models import Feed, PictureAsset

TakeIn = Callable[..., ArchivePicture]


def offered(taken: ArchivePicture, *, state: str, provider: str = "halyard") -> None:
    """Let an agency have the same file, and be heard of."""
    wire.save_feed(name=provider)
    feed = Feed.objects.get(name=provider)
    PictureAsset.objects.create(feed=feed, provider=provider, href="pier.jpg", state=state, sha256=taken.href)
    hear_withdrawals([PictureArrived(provider="halyard", href="pier.jpg")])


def test_it_leaves_the_pages_and_an_editor_who_knows_better_may_say_so(archive: TakeIn) -> None:
    taken, other = archive("pier.jpg"), archive("mole.jpg", colour="navy")
    before = Errand.objects.filter(subscriber="page.stories").count()
    offered(taken, state="withdrawn")
    held = pictures.archive_picture(picture_id=taken.id)
    assert held.terms == replace(taken.terms, held="its agency withdrew it")
    assert pictures.picture_file(provider=PROVIDER, href=taken.href, now=NOON) is None
    assert Errand.objects.filter(subscriber="page.stories").count() == before + 1
    assert pictures.archive_picture(picture_id=other.id) == other
    pictures.set_terms(picture_id=taken.id, terms=Terms(), revision=held.revision, now=NOON)
    assert pictures.picture_file(provider=PROVIDER, href=taken.href, now=NOON)


def test_one_that_only_arrives_or_that_another_agency_withdrew_stays(archive: TakeIn) -> None:
    taken = archive()
    offered(taken, state="here")
    offered(taken, state="withdrawn", provider="merrow")
    assert pictures.archive_picture(picture_id=taken.id) == taken


def test_what_is_held_back_keeps_its_reason(archive: TakeIn) -> None:
    taken = archive()
    pictures.set_terms(picture_id=taken.id, terms=Terms(held="a complaint"), revision=0, now=NOON)
    offered(taken, state="withdrawn")
    assert pictures.archive_picture(picture_id=taken.id).terms.held == "a complaint"
