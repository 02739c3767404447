"""An editor ends an agency's hold, once asked and with a reason."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from wireroom.story.api import DeskStory, desk_story

Bring = Callable[..., DeskStory | None]


def test_a_held_story_is_released_with_a_reason(desk: Client, bring: Bring) -> None:
    held = bring(embargoed="when the mayor has spoken")
    assert held is not None
    assert held.row.state == "held"
    page = f"/desk/stories/{held.row.id}"
    assert f"{page}/release" in desk.get(page).content.decode()
    assert "goes live at once" in desk.get(f"{page}/release").content.decode()

    assert desk.post(f"{page}/release", {"reason": " "}).status_code == 422
    assert desk_story(story_id=held.row.id).row.state == "held"
    done = desk.post(f"{page}/release", {"reason": "She has spoken."}, follow=True).content.decode()
    assert "The hold is ended" in done
    assert "She has spoken." in done
    assert desk_story(story_id=held.row.id).row.state == "live"

    assert "Nothing holds it" in desk.get(f"{page}/release").content.decode()
    assert "nothing to release" in desk.post(f"{page}/release", {"reason": "Again."}, follow=True).content.decode()


def test_there_is_no_release_of_a_story_that_is_not_there(desk: Client) -> None:
    assert desk.post("/desk/stories/999/release", {"reason": "x"}).status_code == 404
