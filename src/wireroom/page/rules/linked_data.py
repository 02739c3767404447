"""A story for machines: schema.org NewsArticle with its corrections."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from wireroom.kernel.site import Site
from wireroom.page.rules.addresses import author_path, history_of
from wireroom.page.rules.body import block_words, pictures_in
from wireroom.page.rules.players import player_of
from wireroom.page.rules.sheets import PictureSheet
from wireroom.story.events import (
    LivePost,
    Pointer,
    PublicStory,
    PublicVersion,
    VersionFacts,
    pointers,
    posts_of,
    shortened,
)
from wireroom.wire.events import plain_words, printable

_ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def news_article(
    *, story: PublicStory, versions: Sequence[VersionFacts], pictures: Sequence[PictureSheet], site: Site
) -> Markup:
    """Describe a story (schema.org NewsArticle; `correction` is a CorrectionComment each)."""
    shown = story.current
    address = site.url + story.path
    posts = posts_of(shown.body)
    facts: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "LiveBlogPosting" if posts else "NewsArticle",
        "@id": address,
        "mainEntityOfPage": address,
        "url": address,
        "headline": shortened(printable(shown.headline), limit=110),
        "description": printable(shown.standfirst),
        "datePublished": story.first_published_at.isoformat(),
        "dateModified": shown.published_at.isoformat(),
        "author": _authors(shown, site),
        "publisher": _organisation(site),
        "articleSection": printable(shown.section.name),
        "keywords": [printable(topic.name) for topic in shown.topics],
        "inLanguage": shown.language,
        "isAccessibleForFree": True,
        "wordCount": sum(len(block_words(block).split()) for block in shown.body),
        "version": shown.number,
        "image": [_image(picture, site) for picture in pictures],
        "correction": [_correction(version, address) for version in versions if version.kind == "correction"],
        **_recordings(shown),
        **_coverage(posts, address, {each.mark: each for each in pictures}, site),
        "mentions": [_related(to, site) for block in shown.body if block.kind == "related" for to in pointers(block)],
        **_provenance(shown),
    }
    if len(versions) > 1:
        facts["subjectOf"] = {"@type": "WebPage", "name": "Version history", "url": site.url + history_of(story.path)}
    return json_ld({key: value for key, value in facts.items() if value not in ("", [], None)})


def json_ld(facts: Mapping[str, Any]) -> Markup:
    """Write JSON that stays data wherever it stands in HTML: no sign in it can end its element."""
    return Markup(json.dumps(facts, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES))  # noqa: S704 - every sign that could end the element is escaped


def _organisation(site: Site) -> dict[str, Any]:
    logo = {"@type": "ImageObject", "url": f"{site.url}/icon-512.png", "width": 512, "height": 512}
    return {"@type": "NewsMediaOrganization", "name": site.name, "url": f"{site.url}/", "logo": logo}


def _authors(shown: PublicVersion, site: Site) -> list[dict[str, str]]:
    if shown.authors:
        return [
            {"@type": "Person", "name": printable(author.name), "url": site.url + author_path(author.slug)}
            for author in shown.authors
        ]
    if shown.byline:
        return [{"@type": "Person", "name": printable(shown.byline)}]
    return [{"@type": "Organization", "name": _agency(shown) or site.name}]


def _image(picture: PictureSheet, site: Site) -> dict[str, Any]:
    facts = {
        "@type": "ImageObject",
        "url": site.url + picture.src,
        "width": picture.width,
        "height": picture.height,
        "caption": picture.caption,
        "creditText": picture.credit,
    }
    return {key: value for key, value in facts.items() if value}


def _recordings(shown: PublicVersion) -> dict[str, list[dict[str, str]]]:
    """Films and recordings that can be played in the story (schema.org VideoObject, AudioObject)."""
    found: dict[str, list[dict[str, str]]] = {"video": [], "audio": []}
    for to in (to for block in shown.body if block.kind == "embed" for to in pointers(block)):
        player = player_of(to.href)
        if player:
            kind = {"video": "VideoObject", "audio": "AudioObject"}[player.medium]
            name = printable(to.words) or player.service
            found[player.medium].append({"@type": kind, "name": name, "url": to.href, "embedUrl": player.frame})
    return found


def _coverage(
    posts: Sequence[LivePost], address: str, pictures: Mapping[str, PictureSheet], site: Site
) -> dict[str, Any]:
    """A live blog's posts (schema.org liveBlogUpdate), each with its own words, address and dates."""
    if not posts:
        return {}
    return {
        "coverageStartTime": min(post.at for post in posts).isoformat(),
        "liveBlogUpdate": [{**_posting(post, address), **_shown_in(post, pictures, site)} for post in posts],
    }


def _posting(post: LivePost, address: str) -> dict[str, Any]:
    words = printable(plain_words(post.html))
    facts: dict[str, Any] = {
        "@type": "BlogPosting",
        "@id": f"{address}#{post.name}",
        "url": f"{address}#{post.name}",
        "headline": shortened(printable(post.title) or words, limit=110),
        "articleBody": words,
        "datePublished": post.at.isoformat(),
        "dateModified": (post.changed_at or post.at).isoformat(),
        "author": {"@type": "Person", "name": printable(post.by)} if post.by else None,
    }
    return {key: value for key, value in facts.items() if value}


def _shown_in(post: LivePost, pictures: Mapping[str, PictureSheet], site: Site) -> dict[str, Any]:
    shown = [_image(each, site) for each in pictures_in(post, pictures)]
    return {"image": shown} if shown else {}


def _related(to: Pointer, site: Site) -> dict[str, str]:
    return {"@type": "NewsArticle", "headline": printable(to.words), "url": site.url + to.href}


def _correction(version: VersionFacts, address: str) -> dict[str, str]:
    return {
        "@type": "CorrectionComment",
        "text": printable(version.note),
        "datePublished": version.published_at.isoformat(),
        "url": f"{history_of(address)}#v{version.number}",
    }


def _agency(shown: PublicVersion) -> str:
    named = printable(shown.credit).removeprefix("Via ").removesuffix(" news wire")
    return named or printable(shown.provider)


def _provenance(shown: PublicVersion) -> dict[str, Any]:
    if not shown.provider:
        return {}
    return {
        "provider": {"@type": "Organization", "name": _agency(shown)},
        "creditText": printable(shown.credit),
        "isBasedOn": {
            "@type": "CreativeWork",
            "provider": {"@type": "Organization", "name": _agency(shown)},
            **({"identifier": printable(shown.wire_id)} if shown.wire_id else {}),
            **({"version": printable(shown.wire_version)} if shown.wire_version else {}),
        },
    }
