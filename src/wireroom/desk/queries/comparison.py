"""Two states of a story set side by side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from html import escape

from markupsafe import Markup

from wireroom.desk.rules.post_copy import post_blocks
from wireroom.desk.rules.printing import DESK_ELEMENTS, printed_block
from wireroom.story.api import (
    Change,
    Copy,
    LivePost,
    Mark,
    PostCopy,
    PostPicture,
    PublicPicture,
    Standing,
    ThreeWay,
    difference,
)
from wireroom.wire.events import Block


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One row of the comparison: safe HTML left (old) and right (new), empty where a side has nothing.

    `name` is what is compared ("Headline"); empty for a block of the body. `differs` is False for what both share.
    """

    name: str = ""
    differs: bool = True
    left: Markup
    right: Markup


def compared_copies(old: Copy, new: Copy) -> tuple[Pair, ...]:
    """What differs in the heads of two copies, then their whole bodies."""
    heads = (_compared_line(name, left, right) for name, left, right in _heads(old, new) if left != right)
    return (*heads, *compared_bodies(old.body, new.body))


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One piece of three copies, for the editor: safe HTML of ours and the wire's, the words marked that each changed.

    `field` is the form's name for what is chosen; `name` that of a line ("Headline"), empty for a piece of the body.
    """

    field: str
    name: str = ""
    standing: Standing
    ours: Markup
    theirs: Markup


def offers(found: ThreeWay) -> tuple[Offer, ...]:
    """All that differs, or stays, between ours and the wire's copy, in reading order."""
    lines = (
        _offer(f"line-{line.name}", line.standing, *map(_as_block, (line.base, line.ours, line.theirs)), name=line.name)
        for line in found.lines
        if line.standing != "same"
    )
    pieces = (
        _offer(f"piece-{number}", piece.standing, piece.base, piece.ours, piece.theirs)
        for number, piece in enumerate(found.pieces)
    )
    return (*lines, *pieces)


def _offer(
    field: str,
    standing: Standing,
    base: tuple[Block, ...],
    ours: tuple[Block, ...],
    theirs: tuple[Block, ...],
    *,
    name: str = "",
) -> Offer:
    return Offer(
        field=field,
        name=name.capitalize(),
        standing=standing,
        ours=_against(base, ours),
        theirs=_against(base, theirs),
    )


def _against(base: tuple[Block, ...], side: tuple[Block, ...]) -> Markup:
    """What a side has, and what it has no longer, with the words marked that it changed."""
    return Markup().join(_whole(change) for change in difference(base, side))


def _whole(change: Change) -> Markup:
    if change.op == "same" and change.old:
        return printed_block(change.old)
    words = Markup().join(marked(mark) for mark in _runs(change.marks))
    return Markup(f"<p>{words}</p>")  # noqa: S704 - the words are made safe by `marked`


def compared_bodies(old: tuple[Block, ...], new: tuple[Block, ...]) -> tuple[Pair, ...]:
    """Two bodies, block by block, the words that differ marked."""
    return tuple(_pair(change) for change in difference(old, new))


def compared_posts(old: LivePost | PostCopy, new: LivePost | PostCopy) -> tuple[Pair, ...]:
    """Two texts of a live post, with whose it is and how it stands out."""
    return compared_bodies(_whole_post(old), _whole_post(new))


def _whole_post(post: LivePost | PostCopy) -> tuple[Block, ...]:
    pictures = (block for each in post.pictures for block in _as_block(_picture_words(each)))
    marks = [words for words, true in (("Key event", post.is_key), ("Pinned", post.is_pinned)) if true]
    return (
        *_as_block(post.title),
        *post_blocks(post.html),
        *pictures,
        *_as_block(post.by),
        *_as_block(" · ".join(marks)),
    )


def _picture_words(picture: PostPicture | PublicPicture) -> str:
    said = (picture.caption or "no caption", picture.credit or "no credit", picture.alt or "no description")
    return f"Picture: {' · '.join(said)}"


def _heads(old: Copy, new: Copy) -> Iterable[tuple[str, str, str]]:
    for name in ("headline", "standfirst", "slugline", "byline", "dateline", "section", "language"):
        yield name.capitalize(), getattr(old, name), getattr(new, name)
    yield "Topics", ", ".join(old.topics), ", ".join(new.topics)
    yield "Pictures", _pictures(old), _pictures(new)


def _pictures(copy: Copy) -> str:
    return " · ".join(f"{each.caption or 'no caption'} ({each.credit or 'no credit'})" for each in copy.pictures)


def _compared_line(name: str, old: str, new: str) -> Pair:
    (pair, *further) = compared_bodies(_as_block(old), _as_block(new)) or (Pair(left=Markup(), right=Markup()),)
    left = Markup().join([pair.left, *(more.left for more in further)])
    right = Markup().join([pair.right, *(more.right for more in further)])
    return Pair(name=name, left=left, right=right)


def _as_block(text: str) -> tuple[Block, ...]:
    return (Block(kind="paragraph", html=escape(text, quote=False)),) if text else ()


def _pair(change: Change) -> Pair:
    if change.op == "same":
        both = printed_block(change.old) if change.old else Markup()
        return Pair(differs=False, left=both, right=both)
    return Pair(
        left=_side(change, "removed") if change.old else Markup(),
        right=_side(change, "added") if change.new else Markup(),
    )


def _side(change: Change, op: str) -> Markup:
    words = Markup().join(marked(mark) for mark in _runs(mark for mark in change.marks if mark.op in ("same", op)))
    element = DESK_ELEMENTS[change.kind] if change.kind in ("paragraph", "heading", "quote", "preformatted") else "p"
    return Markup(f"<{element}>{words}</{element}>")  # noqa: S704 - both parts are made safe above


def _runs(marks: Iterable[Mark]) -> list[Mark]:
    """The same words with neighbouring marks as one, spaces between two marked words included."""
    found: list[Mark] = []
    for mark in marks:
        if len(found) > 1 and not found[-1].text.strip() and found[-2].op == mark.op:
            gap = found.pop()
            found[-1] = replace(mark, text=found[-1].text + gap.text + mark.text)
        else:
            found.append(mark)
    return found


def marked(mark: Mark) -> Markup:
    """The words as safe HTML, in `<del>` or `<ins>` where they went or came."""
    if mark.op == "same":
        return Markup.escape(mark.text)
    element = "del" if mark.op == "removed" else "ins"
    return Markup("<{0}>{1}</{0}>").format(element, mark.text)
