"""Read the inline signs of the copy markup: stress, links, line ends. What is not a sign is text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from wireroom.desk.rules.markup.spans import BREAK, Node, Span, joined, link
from wireroom.wire.events import ADDRESS_SCHEMES, INLINE_TAGS

PLAIN_TAGS = tuple(sorted(INLINE_TAGS - {"a", "br"}))
STRESS = {"*": "em", "**": "strong"}
_TOKEN = re.compile(
    r"\\(?P<plain>[!-/:-@\[-`{-~])"
    r"|(?P<stars>\*+)"
    r"|\[(?P<words>(?:[^\[\]\\]|\\.)+)\]\((?P<href>[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*)\)"
    rf"|<(?P<end>/?)(?P<tag>{'|'.join(PLAIN_TAGS)})>"
    r"|(?P<line><br>|\n)",
    re.DOTALL,
)


@dataclass(slots=True)
class _Passage:
    """A stressed or tagged passage that is still open: the sign as typed, its tag, what it holds so far."""

    sign: str
    tag: str
    nodes: list[Node] = field(default_factory=list)


def read_inline(text: str) -> tuple[Node, ...]:
    """The tree of one paragraph's text. Signs without a partner, unsafe links and unknown markup stay text."""
    open_passages = [_Passage("", "")]
    at = 0
    for token in _TOKEN.finditer(text):
        open_passages[-1].nodes.append(text[at : token.start()])
        _take(open_passages, token)
        at = token.end()
    open_passages[-1].nodes.append(text[at:])
    while len(open_passages) > 1:
        _give_up(open_passages)
    return joined(open_passages[0].nodes)


def is_safe_address(href: str) -> bool:
    """Whether a link may lead there: the web, mail, or a page of this site."""
    try:
        parts = urlsplit(href)
    except ValueError:
        return False
    if parts.scheme:
        return parts.scheme.lower() in ADDRESS_SCHEMES
    return href.startswith("/") and not href.startswith("//")


def _take(passages: list[_Passage], token: re.Match[str]) -> None:
    kind = token.lastgroup
    if kind == "plain":
        passages[-1].nodes.append(token["plain"])
    elif kind == "line":
        passages[-1].nodes.append(BREAK)
    elif kind == "stars":
        _take_stars(passages, token)
    elif kind == "href":
        _take_link(passages, token)
    else:
        _take_tag(passages, token)


def _take_link(passages: list[_Passage], token: re.Match[str]) -> None:
    if is_safe_address(token["href"]):
        passages[-1].nodes.append(link(token["href"], read_inline(token["words"])))
    else:
        passages[-1].nodes += [*_unlinked(token)]


def _unlinked(token: re.Match[str]) -> tuple[Node, ...]:
    return ("[", *read_inline(token["words"]), f"]({token['href']})")


def _take_tag(passages: list[_Passage], token: re.Match[str]) -> None:
    sign = f"<{token['tag']}>"
    if not token["end"]:
        passages.append(_Passage(sign, token["tag"]))
    elif _is_open(passages, sign):
        _close(passages, sign)
    else:
        passages[-1].nodes.append(token.group())


def _take_stars(passages: list[_Passage], token: re.Match[str]) -> None:
    before = token.string[token.start() - 1 : token.start()] if token.start() else ""
    after = token.string[token.end() : token.end() + 1]
    for sign in _signs(len(token.group()), innermost=passages[-1].sign):
        if _is_open(passages, sign) and before.strip():
            _close(passages, sign)
        elif sign in STRESS and after.strip() and not _is_open(passages, sign):
            passages.append(_Passage(sign, STRESS[sign]))
        else:
            passages[-1].nodes.append(sign)


def _signs(length: int, *, innermost: str) -> tuple[str, ...]:
    """Part a run of stars in signs; three of them close the innermost passage first."""
    if length == 3:
        return ("*", "**") if innermost == "*" else ("**", "*")
    return ("*" * length,)


def _is_open(passages: list[_Passage], sign: str) -> bool:
    return any(passage.sign == sign for passage in passages)


def _close(passages: list[_Passage], sign: str) -> None:
    while passages[-1].sign != sign:
        _give_up(passages)
    passage = passages.pop()
    passages[-1].nodes.append(Span(passage.tag, joined(passage.nodes)))


def _give_up(passages: list[_Passage]) -> None:
    passage = passages.pop()
    passages[-1].nodes += [passage.sign, *passage.nodes]
