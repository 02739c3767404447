"""Pictures are taken in, found, framed, and shown as long as they may be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from io import BytesIO

import pytest
from PIL import Image
from press_photo import NOON, press_photo, taken_in

from wireroom.kernel.models import Errand
from wireroom.pictures import api as pictures
from wireroom.pictures.adapters.archive_files import file_of, small_file_of
from wireroom.pictures.events import PROVIDER, ArchivePicture, Crop, Description, Point, Terms

TakeIn = Callable[..., ArchivePicture]


@dataclass(frozen=True)
class Shown:
    href: str
    alt: str = "A pier"
    provider: str = PROVIDER
    caption: str = ""


def heard() -> int:
    return Errand.objects.filter(subscriber="page.stories").count()


def test_a_picture_brings_its_words_and_its_terms(archive: TakeIn) -> None:
    taken = archive(
        dc_description="The pier at Ostwick",
        photoshop_Credit="Halyard",
        photoshop_Instructions="One time use only",
        dc_rights="(c) Halyard",
        plus_LicenseEndDate="2026-12-01",
        Iptc4xmpCore_AltTextAccessibility="A long pier",
    )

    assert taken.description == Description(
        caption="The pier at Ostwick", alt="A long pier", credit="Halyard", source="Halyard"
    )
    assert (taken.terms.rights, taken.terms.most_stories) == ("(c) Halyard", 1)
    assert taken.terms.expires_at is not None
    assert taken.terms.expires_at.isoformat() == "2026-12-02T00:00:00+01:00"
    assert pictures.archive_picture(picture_id=taken.id) == taken


def test_the_same_file_twice_is_the_same_picture(archive: TakeIn) -> None:
    first = archive()
    again, is_new = taken_in(press_photo(), "other.jpg")
    assert (again, is_new) == (first, False)


def test_what_the_desk_sees_stands_upright_and_tells_nothing_of_the_camera(archive: TakeIn) -> None:
    taken = archive(size=(1200, 800), turned=6)
    assert (taken.width, taken.height) == (800, 1200)
    assert b"SECRET" not in small_file_of(taken.href).read_bytes()
    with Image.open(small_file_of(taken.href)) as small:
        assert small.size == (427, 640)
        assert not small.getexif()
        assert "xmp" not in small.info


@pytest.mark.parametrize("form", ["PNG", "WEBP"])
def test_other_kinds_are_taken_too(archive: TakeIn, form: str) -> None:
    taken = archive(form=form, dc_description="A pier")
    assert taken.description.caption == ("" if form == "PNG" else "A pier")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "no JPEG, PNG or WebP"),
        (press_photo(size=(400, 300))[:-900], "no whole picture"),
        (b"\xff\xd8\xff" + b"\x00" * 24_000_000, "at most 24"),
    ],
    ids=["empty", "svg", "cut off", "large"],
)
def test_what_is_no_picture_leaves_nothing_behind(db: None, data: bytes, words: str) -> None:  # noqa: ARG001 - as named
    with pytest.raises(pictures.UnableToTakeIn, match=words):
        taken_in(data, "x.jpg")
    assert pictures.archive_pictures() == ()


def test_a_bomb_is_not_opened(db: None) -> None:  # noqa: ARG001 - as above
    out = BytesIO()
    Image.new("1", (12_000, 12_000)).save(out, "PNG")
    with pytest.raises(pictures.UnableToTakeIn, match="at most 80 million"):
        taken_in(out.getvalue(), "bomb.png")


def test_the_archive_is_searched(archive: TakeIn) -> None:
    pier = archive("pier.jpg", dc_description="The Pier at Ostwick", photoshop_Credit="Halyard")
    mole = archive(
        "mole.jpg", colour="navy", dc_description="A mole", photoshop_Credit="Merrow", xmpRights_UsageTerms="No web"
    )

    def found(**search: object) -> list[int]:
        return [each.id for each in pictures.archive_pictures(**search)]

    assert found() == [mole.id, pier.id]
    assert found(words="ostwick PIER") == [pier.id]
    assert found(words="ostwick mole") == []
    assert found(words="%") == []
    assert found(credit="merr") == [mole.id]
    assert found(source="Halyard") == [pier.id]
    assert found(usable_at=NOON) == [pier.id]
    assert found(before=mole.id) == [pier.id]
    assert pictures.picture_sources() == ("Halyard", "Merrow")


def test_a_crop_makes_another_print_and_the_upload_stays(archive: TakeIn) -> None:
    taken = archive(size=(200, 100), turned=6)
    before = pictures.picture_file(provider=PROVIDER, href=taken.href, now=NOON)
    kept = pictures.describe(
        picture_id=taken.id,
        description=replace(taken.description, alt="A pier"),
        focus=Point(x=10, y=90),
        made=pictures.cut(picture_id=taken.id, crop=Crop(bottom=50)),
        revision=taken.revision,
    )
    after = pictures.picture_file(provider=PROVIDER, href=taken.href, now=NOON)
    assert before is not None
    assert after is not None
    assert (before.sha256, after.sha256 != taken.href) == (taken.href, True)
    with Image.open(after.path) as cropped:
        assert cropped.size == (100, 100)
        assert not cropped.getexif()
    assert b"SECRET" not in after.path.read_bytes()
    assert file_of(taken.href).read_bytes() == press_photo(size=(200, 100), turned=6)
    assert heard() == 1
    assert (kept.description.alt, kept.focus, kept.revision) == ("A pier", Point(x=10, y=90), taken.revision + 1)
    for shape, size in (("article", (100, 100)), ("card", (100, 66))):
        with Image.open(BytesIO(pictures.look(href=taken.href, shape=shape))) as looked:
            assert looked.size == size


def test_nobody_overwrites_what_another_wrote(archive: TakeIn) -> None:
    taken = archive()
    pictures.set_terms(picture_id=taken.id, terms=Terms(rights="Ours"), revision=0, now=NOON)
    with pytest.raises(pictures.UnableToKeepPicture, match="Somebody changed"):
        pictures.set_terms(picture_id=taken.id, terms=Terms(), revision=0, now=NOON)


def test_rights_end_at_their_moment_and_are_told_once(archive: TakeIn) -> None:
    taken, end = archive(), NOON + timedelta(hours=1)
    pictures.set_terms(picture_id=taken.id, terms=Terms(expires_at=end), revision=0, now=NOON)
    assert pictures.next_expiry() == end
    assert pictures.expire_due(now=end - timedelta(microseconds=1)) == 0
    assert pictures.picture_file(provider=PROVIDER, href=taken.href, now=end - timedelta(microseconds=1))
    assert pictures.picture_file(provider=PROVIDER, href=taken.href, now=end) is None
    assert (pictures.expire_due(now=end), pictures.expire_due(now=end), heard()) == (1, 0, 1)
    assert pictures.next_expiry() is None
    pictures.set_terms(picture_id=taken.id, terms=Terms(), revision=1, now=end)
    assert pictures.picture_file(provider=PROVIDER, href=taken.href, now=end)
    assert heard() == 2


def test_a_story_is_told_what_stands_against_its_pictures(archive: TakeIn) -> None:
    taken = archive("pier.jpg", xmpRights_UsageTerms="Single use")
    good, bare = Shown(taken.href), Shown(taken.href, alt=" ")

    assert pictures.objections([good, Shown("x", provider="halyard")], story_id=1, now=NOON) == ()
    (why,) = pictures.objections([Shown("a/x.jpg", provider="halyard", alt=" ")], story_id=1, now=NOON)
    assert why.startswith("Picture “x.jpg” (halyard) has no description")
    (why,) = pictures.objections([bare], story_id=1, now=NOON)
    assert why.startswith("Picture “pier.jpg” has no description")
    pictures.note_showing([good], story_id=1)
    pictures.note_showing([good], story_id=1)
    assert pictures.objections([good], story_id=1, now=NOON) == ()
    (why,) = pictures.objections([good], story_id=2, now=NOON)
    assert "may be used in 1 story only, and has been. Take it out" in why
    assert pictures.stories_showing([taken.id]) == {taken.id: [1]}
    assert pictures.objections([Shown("nobody knows")], story_id=1, now=NOON)


def test_what_ends_while_it_is_published_is_listed(archive: TakeIn) -> None:
    soon, never = archive("soon.jpg"), archive("never.jpg", colour="navy")
    unused = archive("unused.jpg", colour="black")
    for each in (soon, unused):
        terms = Terms(expires_at=NOON + timedelta(days=3))
        pictures.set_terms(picture_id=each.id, terms=terms, revision=0, now=NOON)
    pictures.note_showing([Shown(soon.href), Shown(never.href)], story_id=1)
    assert [each.id for each in pictures.ending_pictures(now=NOON)] == [soon.id]
