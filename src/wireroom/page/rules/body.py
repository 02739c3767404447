"""The body of a story: its blocks as a page prints them, as feeds carry them, and as words alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from hashlib import sha256

from markupsafe import Markup, escape

from wireroom.page.rules.players import host_of, player_of
from wireroom.page.rules.sheets import NOTHING, BodyBlock, MomentSheet, PictureSheet, PlayerSheet, PostSheet, TextLink
from wireroom.story.events import LivePost, block_of, entries, marks_in, pointers, post_of, quoted, titled
from wireroom.wire.events import ELEMENTS, Block, BlockKind, plain_words, printable, sanitised

NO_PICTURES: Mapping[str, PictureSheet] = {}


def body_block(block: Block, *, pictures: Mapping[str, PictureSheet] = NO_PICTURES) -> BodyBlock:
    """Make a block of copy printable: its markup is sanitised here, whatever the database holds.

    `pictures` are those whose files are here, by their marks.
    """
    safe = replace(block, html=sanitised(block))
    shown = _shown(safe, pictures)
    made_of = "\n".join((block.kind, safe.html, *(each.key for each in shown)))
    whole = BodyBlock(
        kind=block.kind, html=_safe(safe.html), key=sha256(made_of.encode()).hexdigest()[:12], pictures=shown
    )
    lay = LAID_OUT.get(block.kind)
    return lay(whole, safe) if lay else whole


def _shown(block: Block, pictures: Mapping[str, PictureSheet]) -> tuple[PictureSheet, ...]:
    post = post_of(block)
    if post:
        return pictures_in(post, pictures)
    return tuple(pictures[mark] for mark in marks_in(block) if mark in pictures)


def pictures_in(post: LivePost, pictures: Mapping[str, PictureSheet]) -> tuple[PictureSheet, ...]:
    """The pictures of a post whose files are here, with what the post says of them."""
    return tuple(
        replace(
            pictures[said.mark], caption=printable(said.caption), credit=printable(said.credit), alt=printable(said.alt)
        )
        for said in post.pictures
        if said.mark in pictures
    )


def _quote(whole: BodyBlock, block: Block) -> BodyBlock:
    words, whose = quoted(block)
    return replace(whole, html=_safe(words), by=_safe(whose))


def _fact_box(whole: BodyBlock, block: Block) -> BodyBlock:
    title, rest = titled(block)
    return replace(whole, html=_safe(rest), title=_safe(title))


def _timeline(whole: BodyBlock, block: Block) -> BodyBlock:
    lines = (MomentSheet(when=_safe(each.when), what=_safe(each.what)) for each in entries(block))
    return replace(whole, moments=tuple(lines))


def _related(whole: BodyBlock, block: Block) -> BodyBlock:
    return replace(whole, links=tuple(TextLink(text=printable(to.words), href=to.href) for to in pointers(block)))


def _embed(whole: BodyBlock, block: Block) -> BodyBlock:
    return replace(whole, player=_player(block))


def _live_post(whole: BodyBlock, block: Block) -> BodyBlock:
    post = post_of(block)
    return replace(whole, html=_safe(post.html), post=_post(post)) if post else whole


LAID_OUT: Mapping[BlockKind, Callable[[BodyBlock, Block], BodyBlock]] = {
    "quote": _quote,
    "fact-box": _fact_box,
    "timeline": _timeline,
    "related": _related,
    "embed": _embed,
    "live-post": _live_post,
}


def blog(body: Iterable[BodyBlock]) -> tuple[BodyBlock, ...]:
    """Lay a live blog out: its key events before the posts, the pinned one first. Any other body stays as it is."""
    blocks = tuple(body)
    posts = [block for block in blocks if block.post]
    if not posts:
        return blocks
    posts.sort(key=lambda block: not (block.post and block.post.is_pinned))
    events = tuple(block.post for block in posts if block.post and block.post.is_key)
    key = sha256("\n".join(f"{each.name} {each.title}" for each in events).encode()).hexdigest()[:12]
    listed = BodyBlock(kind="live-post", html=NOTHING, key=key, key_events=events)
    return (*(block for block in blocks if not block.post), *([listed] if events else []), *posts)


def is_shown(block: BodyBlock) -> bool:
    """Whether there is anything to print: a picture may not have come yet."""
    if block.kind in ("picture", "gallery"):
        return bool(block.pictures)
    return bool(block.html or block.title or block.player or block.post)


def block_markup(block: Block, *, site_url: str) -> str:
    """Give a block, sanitised, with its element round it, as feeds carry it; links lead to the site."""
    safe = replace(block, html=sanitised(block))
    match block.kind:
        case "quote":
            words, whose = quoted(safe)
            return f"<blockquote><p>{words}</p>{f'<p>— {whose}</p>' if whose else ''}</blockquote>"
        case "picture" | "gallery":
            return "".join(f"<p><em>Picture: {escape(each.words)}</em></p>" for each in pointers(safe) if each.words)
        case "related":
            items = (f'<li><a href="{escape(site_url + to.href)}">{escape(to.words)}</a></li>' for to in pointers(safe))
            return f"<ul>{''.join(items)}</ul>"
        case "embed":
            there = (
                f'<p><a href="{escape(to.href)}">{escape(_said(to.words, to.href))}</a></p>' for to in pointers(safe)
            )
            return "".join(there)
        case "live-post":
            return _post_markup(safe)
        case _:
            element = ELEMENTS[block.kind]
            return f"<{element}>{safe.html}</{element}>"


def block_words(block: Block) -> str:
    """Give the words of a block; inline tags leave no gap between letters."""
    return printable(
        " ".join(plain_words(part) for part in (quoted(block) if block.kind == "quote" else (block.html,)))
    ).strip()


def _post_markup(block: Block) -> str:
    post = post_of(block)
    words = [said.caption or said.alt for said in post.pictures] if post else []
    html = block_of(replace(post, pictures=())).html if post else block.html
    element = ELEMENTS[block.kind]
    shown = "".join(f"<p><em>Picture: {escape(each)}</em></p>" for each in words)
    return f"<{element}>{html}{shown}</{element}>"


def _player(block: Block) -> PlayerSheet | None:
    to = next(iter(pointers(block)), None)
    if to is None:
        return None
    player = player_of(to.href)
    if player is None:
        where = host_of(to.href)
        return PlayerSheet(href=to.href, words=printable(_said(to.words, to.href)), service=where, medium="", frame="")
    words = printable(to.words)
    return PlayerSheet(href=to.href, words=words, service=player.service, medium=player.medium, frame=player.frame)


def _post(post: LivePost) -> PostSheet:
    return PostSheet(
        name=post.name,
        at=post.at,
        changed_at=post.changed_at,
        title=printable(post.title),
        by=printable(post.by),
        is_key=post.is_key,
        is_pinned=post.is_pinned,
    )


def _said(words: str, href: str) -> str:
    return words or host_of(href)


def _safe(markup: str) -> Markup:
    return Markup(markup)  # noqa: S704 - every caller gives parts of what the sanitiser gave
