"""What a feed is of, whatever form it has."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from wireroom.kernel.site import Site
from wireroom.page.rules.addresses import feed_paths
from wireroom.page.rules.body import block_markup
from wireroom.story.events import Label, PublicStory
from wireroom.wire.events import printable

_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """What one feed is of; `section` None is the whole site."""

    site: Site
    section: Label | None
    stories: tuple[PublicStory, ...]

    @property
    def title(self) -> str:
        """Its name."""
        return f"{self.site.name}: {printable(self.section.name)}" if self.section else self.site.name

    @property
    def home(self) -> str:
        """The page it belongs to."""
        return f"{self.site.url}/{self.section.slug if self.section else ''}"

    @property
    def paths(self) -> tuple[str, str, str]:
        """Its addresses as RSS, Atom and JSON."""
        return feed_paths(self.section.slug if self.section else "")

    @property
    def changed_at(self) -> datetime:
        """When its newest story changed."""
        return max((story.current.published_at for story in self.stories), default=_BEGINNING)


def full_copy(story: PublicStory, *, site: Site) -> str:
    """Give the copy as HTML, any correction first, the credit last."""
    shown = story.current
    parts = [block_markup(block, site_url=site.url) for block in shown.body]
    if shown.kind == "correction":
        parts.insert(0, f"<p><strong>Correction:</strong> {_escaped(shown.note)}</p>")
    if shown.credit:
        parts.append(f"<p><em>{_escaped(shown.credit)}</em></p>")
    return "\n".join(parts)


def author_names(story: PublicStory) -> list[str]:
    """Name who wrote the story; without a byline the agency that sent it."""
    shown = story.current
    if shown.authors:
        return [author.name for author in shown.authors]
    return [name for name in (shown.byline or shown.provider,) if name]


def _escaped(text: str) -> str:
    return printable(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
