"""Which lists a story is in, and was ever in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from wireroom.story.models import Story, StoryLabel, Version


def label_stories(versions: Sequence[Version]) -> None:
    """Put each version's story under the version's section, topics and authors; older labels stay, not current."""
    again = [version.story_id for version in versions if version.number > 1]
    if again:
        StoryLabel.objects.filter(story_id__in=again, current=True).update(current=False)
    StoryLabel.objects.bulk_create(
        (row for version in versions for row in _rows(version)),
        update_conflicts=True,
        unique_fields=["story", "kind", "slug"],
        update_fields=["name", "current", "published_at"],
    )


def unlabel_stories(stories: Sequence[Story]) -> None:
    """Take stories out of all lists; what they were in stays known."""
    if stories:
        StoryLabel.objects.filter(story__in=stories, current=True).update(current=False)


def _rows(version: Version) -> Iterable[StoryLabel]:
    labels = [("section", version.section, version.section_name)]
    labels += [("topic", slug, name) for slug, name in version.topics]
    labels += [("author", slug, name) for slug, name in version.authors]
    for kind, slug, name in labels:
        yield StoryLabel(
            story_id=version.story_id,
            kind=kind,
            slug=slug,
            name=name,
            current=True,
            published_at=version.published_at,
        )
