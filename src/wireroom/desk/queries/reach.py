"""Where readers can meet a story."""

from __future__ import annotations

from dataclasses import dataclass

from wireroom.story.api import DeskRow, labels_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """What a kill will take away: addresses that will say "gone", and lists and feeds the story will leave."""

    gone: tuple[str, ...]
    left: tuple[str, ...]


def reach_of(row: DeskRow) -> Reach:
    """Where the story is or was, by every section, topic and author it ever had."""
    labels = labels_of(story_id=row.id)
    return Reach(
        gone=(row.path, f"{row.path}/history", f"{row.path}/history.json"),
        left=(
            "/",
            *(f"/{slug}" for slug in labels.sections),
            *(f"/topic/{slug}" for slug in labels.topics),
            *(f"/author/{slug}" for slug in labels.authors),
            row.path.rpartition("/")[0],
            *(f"/{name}" for name in ("rss.xml", "atom.xml", "feed.json")),
            *(f"/{slug}/{name}" for slug in labels.sections for name in ("rss.xml", "atom.xml", "feed.json")),
            "/sitemap.xml",
            "/news-sitemap.xml",
            "/corrections",
            "/search",
        ),
    )
