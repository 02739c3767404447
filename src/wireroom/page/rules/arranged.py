"""An arranged front laid out: spots of one size beside each other, and the river beside what is above it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from wireroom.kernel.site import Site
from wireroom.page.rules.filling import Filled, own_words
from wireroom.page.rules.heads import feed_links, list_head
from wireroom.page.rules.sheets import ArrangedPage, Band, TeaserSheet, TextLink
from wireroom.story.events import Label, Teaser
from wireroom.wire.events import printable


def arranged_page(
    *,
    filled: Sequence[Filled],
    sheet: Callable[[Teaser], TeaserSheet],
    corrected: Mapping[int, int],
    label: Label | None,
    words: tuple[str, ...],
    sections: Sequence[Label],
    older: TextLink | None,
    site: Site,
) -> ArrangedPage:
    """Lay out a front. `label` is its section, None for the first page; `corrected` each story's newest correction."""
    spots = [(each, tuple(_sheets(each, sheet, corrected))) for each in filled]
    river = next((place for place, (each, _) in enumerate(spots) if each.spot.size == "river"), 0)
    shown = [teaser for _, sheets in spots for teaser in sheets]
    name = printable(label.name) if label else ""
    feeds = feed_links(site, label) if label else ()
    return ArrangedPage(
        head=list_head(
            site=site,
            title=name,
            description=f"{name}: the latest from {site.name}." if label else site.tagline,
            path=f"/{label.slug}" if label else "/",
            sections=sections,
            current=label.slug if label else "",
            feeds=feeds,
        ),
        heading=name,
        words=words,
        feeds=feeds,
        breaking=next((teaser for teaser in shown[1:] if teaser.label == "Breaking"), None),
        opening=tuple(_bands(spots[:river])),
        river=spots[river][1] if river else (),
        bands=tuple(_bands(spots[river + 1 if river else 0 :])),
        older=older,
        newest=max((story.published_at for each in filled for story in each.stories), default=None),
    )


def _sheets(
    each: Filled, sheet: Callable[[Teaser], TeaserSheet], corrected: Mapping[int, int]
) -> Iterable[TeaserSheet]:
    for place, story in enumerate(each.stories):
        made = sheet(story)
        if each.pinned and place == 0:
            headline, teaser = own_words(each.spot, corrected=corrected.get(story.id, 0))
            made = replace(made, headline=headline or made.headline, standfirst=teaser or made.standfirst)
        yield made if each.spot.picture else replace(made, picture=None)


def _bands(spots: Sequence[tuple[Filled, tuple[TeaserSheet, ...]]]) -> Iterable[Band]:
    for size, some in groupby(spots, key=lambda pair: pair[0].spot.size):
        if size == "strip":
            yield from (_strip(each, sheets) for each, sheets in some if sheets)
        elif size == "lead":
            yield from (Band(size=size, teasers=sheets) for _, sheets in some if sheets)
        elif teasers := tuple(teaser for _, sheets in some for teaser in sheets):
            yield Band(size=size, teasers=teasers)


def _strip(each: Filled, sheets: tuple[TeaserSheet, ...]) -> Band:
    href = f"/{each.spot.slug}"
    own = TextLink(text=printable(each.spot.slug.capitalize()), href=href)
    return Band(
        size="strip", teasers=sheets, heading=next((one.section for one in sheets if one.section.href == href), own)
    )
