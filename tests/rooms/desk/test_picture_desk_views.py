"""The picture desk: upload, describe, say how it may be used, put it into a story."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from wireroom.desk.models import Act
from wireroom.desk.queries.archive_rows import as_story_picture
from wireroom.kernel.clock import SystemClock
from wireroom.pictures.api import archive_picture, archive_pictures, set_terms
from wireroom.pictures.events import PROVIDER, ArchivePicture, Terms
from wireroom.story.api import DeskStory, desk_story
from wireroom.story.events import picture_mark


def jpeg(colour: str = "teal") -> bytes:
    out = BytesIO()
    Image.new("RGB", (300, 200), colour).save(out, "JPEG")
    return out.getvalue()


def file(name: str, data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, content_type="image/jpeg")


@pytest.fixture
def picture(desk: Client) -> ArchivePicture:
    desk.post("/desk/pictures/upload", {"pictures": file("pier.jpg", jpeg())})
    return archive_pictures()[0]


def test_many_are_taken_in_without_script_and_a_bad_one_holds_up_no_other(desk: Client) -> None:
    sent = [file("one.jpg", jpeg()), file("bad.jpg", b"<script>"), file("two.jpg", jpeg("navy"))]
    answer = desk.post("/desk/pictures/upload", {"pictures": sent}, follow=True)

    text = answer.content.decode()
    assert "one.jpg is in the archive." in text
    assert "bad.jpg: It is no JPEG, PNG or WebP picture." in text
    assert [each.name for each in archive_pictures()] == ["two.jpg", "one.jpg"]
    assert Act.objects.filter(deed="took a picture in").count() == 2


def test_a_script_is_told_of_its_file(desk: Client) -> None:
    def sent(data: bytes) -> tuple[int, dict[str, object]]:
        given = {"pictures": file("pier.jpg", data)}
        answer = desk.post("/desk/pictures/upload", given, headers={"Accept": "application/json"})
        return answer.status_code, answer.json()

    status, told = sent(jpeg())
    assert (status, told["said"]) == (200, "pier.jpg is in the archive.")
    assert sent(jpeg())[1]["said"] == f"pier.jpg was in the archive already, as picture {told['id']}."
    assert sent(b"GIF89a") == (422, {"refused": "pier.jpg: It is no JPEG, PNG or WebP picture."})


def test_words_focus_and_crop_are_kept_with_a_line(desk: Client, picture: ArchivePicture) -> None:
    given = {"revision": 0, "caption": "The pier", "alt": "A pier", "focus_x": 20, "focus_y": 80}
    crop = {"crop_left": 10, "crop_right": 0, "crop_top": 0, "crop_bottom": 0}
    assert desk.post(f"/desk/pictures/{picture.id}/describe", given | crop).status_code == 302
    kept = archive_picture(picture_id=picture.id)
    assert (kept.description.caption, kept.focus.x, kept.crop.left) == ("The pier", 20, 10)
    assert Act.objects.get(deed="described a picture").which == str(picture.id)
    stale = desk.post(f"/desk/pictures/{picture.id}/describe", given | crop | {"caption": "Mine"})
    assert stale.status_code == 409
    assert "Mine" in stale.content.decode()
    wide = desk.post(f"/desk/pictures/{picture.id}/describe", given | crop | {"revision": 1, "crop_right": 85})
    assert (wide.status_code, "leave at least a tenth" in wide.content.decode()) == (409, True)


def test_terms_are_kept_on_the_newsrooms_clock(desk: Client, picture: ArchivePicture) -> None:
    given = {"revision": 0, "rights": "Ours", "expires": "2026-12-01T10:00", "most_stories": "2"}
    assert desk.post(f"/desk/pictures/{picture.id}/terms", given).status_code == 302
    terms = archive_picture(picture_id=picture.id).terms
    assert terms.expires_at is not None
    assert (terms.expires_at.isoformat(), terms.most_stories) == ("2026-12-01T09:00:00+00:00", 2)
    assert 'value="2026-12-01T10:00:00"' in desk.get(f"/desk/pictures/{picture.id}").content.decode()


@pytest.mark.parametrize("path", ["", "/small", "/shape/card", "/shape/article", "/fields"])
def test_every_view_of_a_picture_answers(desk: Client, picture: ArchivePicture, path: str) -> None:
    assert desk.get(f"/desk/pictures/{picture.id}{path}").status_code == 200
    assert desk.get(f"/desk/pictures/99{path}").status_code == 404


def test_a_picture_is_taken_into_a_story_by_its_number_or_from_the_dialog(
    desk: Client, story: DeskStory, picture: ArchivePicture
) -> None:
    mark = picture_mark(as_story_picture(picture))
    found = desk.get("/desk/pictures/find?words=pier").json()["pictures"]
    assert [(each["id"], each["mark"], each["why"]) for each in found] == [(picture.id, mark, "")]
    address, base = f"/desk/stories/{story.row.id}/edit", {"headline": "Pier", "section": "news"}
    assert desk.post(address, base | {"base": story.revision, "archive_numbers": str(picture.id)}).status_code == 302
    (kept,) = desk_story(story_id=story.row.id).copy.pictures
    assert (kept.provider, kept.href) == (PROVIDER, picture.href)
    refused = desk.post(
        address,
        base
        | {"base": desk_story(story_id=story.row.id).revision, "do": "publish", f"picture-{mark}-order": 1}
        | {f"picture-{mark}-use": "on", "archive": picture.id},
    )
    assert refused.status_code == 409
    assert "“pier.jpg” has no description" in refused.content.decode()
    described = {f"picture-{mark}-{name}": value for name, value in (("use", "on"), ("order", 1), ("alt", "A pier"))}
    base |= {"base": desk_story(story_id=story.row.id).revision}
    assert desk.post(address, base | described | {"archive": picture.id, "do": "publish"}).status_code == 302
    assert f"/desk/stories/{story.row.id}" in desk.get(f"/desk/pictures/{picture.id}").content.decode()


def test_what_may_not_be_used_is_not_taken_in(desk: Client, story: DeskStory, picture: ArchivePicture) -> None:
    set_terms(picture_id=picture.id, terms=Terms(held="a complaint"), revision=0, now=SystemClock().now())
    assert desk.get("/desk/pictures/find").json()["pictures"][0]["why"] == "is held back: a complaint."
    given = {"base": story.revision, "headline": "Pier", "section": "news", "archive_numbers": f"{picture.id}, 99, x"}
    answer = desk.post(f"/desk/stories/{story.row.id}/edit", given)
    assert answer.status_code == 422
    text = answer.content.decode()
    for words in (f"Picture {picture.id} is held back: a complaint.", "Picture 99 is not in", "Picture x is not in"):
        assert words in text
    assert "pier.jpg" not in desk.get("/desk/pictures?usable=1").content.decode()
