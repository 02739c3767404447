"""The newsroom's sections."""

from __future__ import annotations

from wireroom.story.rules.public import Label

SECTIONS: tuple[Label, ...] = (
    Label(slug="news", name="News"),
    Label(slug="world", name="World"),
    Label(slug="politics", name="Politics"),
    Label(slug="business", name="Business"),
    Label(slug="technology", name="Technology"),
    Label(slug="science", name="Science"),
    Label(slug="environment", name="Environment"),
    Label(slug="health", name="Health"),
    Label(slug="society", name="Society"),
    Label(slug="culture", name="Culture"),
    Label(slug="sport", name="Sport"),
    Label(slug="weather", name="Weather"),
)
BY_SLUG = {section.slug: section for section in SECTIONS}


def section_named(slug: str) -> Label:
    """The section of that slug; a section that this newsroom does not have falls to the first one, news."""
    return BY_SLUG.get(slug, SECTIONS[0])
