"""The story that an open page has begun."""

from __future__ import annotations

from wireroom.story.models import Draft


def story_begun(*, page: str, editor: str) -> int | None:
    """Give the story whose draft this editor's page began and saved last; None when there is none."""
    drafts = Draft.objects.filter(page=page, editor=editor, base=0) if page else Draft.objects.none()
    return drafts.values_list("story_id", flat=True).first()
