"""The copy markup loses nothing and lets nothing in."""

from __future__ import annotations

from html import escape

import nh3
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireroom.desk.rules.markup import blocks_of, text_of
from wireroom.desk.rules.markup.spans import spans_of
from wireroom.story.events import Pointer, pointing
from wireroom.story.rules.plain_text import plain
from wireroom.wire.events import Block, BlockKind, sanitised

SIGNS = st.text(alphabet="ab *[]()<>`|#-=.\\&_1\u00a0é", max_size=12)
TEXTS = st.one_of(SIGNS, st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), max_size=12))
HREFS = st.sampled_from(["https://a.example/x", "/2026/11/22/x", "https://a.example/(b)", "https://a.example/ )"])


def _element(tag: str, inner: str) -> str:
    return f"<{tag}>{inner}</{tag}>"


INLINE = st.recursive(
    TEXTS.map(escape) | st.just("<br>"),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4).map("".join),
        st.builds(_element, st.sampled_from(["em", "strong", "sup", "b", "span"]), inner),
        st.builds(lambda href, words: f'<a href="{escape(href)}">{words}</a>', HREFS, inner),
    ),
    max_leaves=8,
)
ITEMS = st.lists(INLINE.map(lambda inner: _element("li", inner)), max_size=4).map("".join)
CELLS = st.lists(st.builds(_element, st.sampled_from(["td", "th"]), INLINE), max_size=3).map("".join)
ROWS = st.lists(CELLS.map(lambda cells: _element("tr", cells)), max_size=3).map("".join)
PREFORMATTED = st.text(alphabet="ab `\n<&*|\t", max_size=30).map(lambda text: escape(text, quote=False))


def _cleaned(html: str) -> str:
    tags = {"em", "strong", "sup", "b", "a", "br", "li", "tr", "td", "th"}
    return nh3.clean(html, tags=tags, link_rel=None)


TITLES = INLINE.map(lambda inner: _element("h3", inner)) | st.just("")
HELD = st.one_of(INLINE.map(lambda inner: _element("p", inner)), ITEMS.map(lambda inner: _element("ul", inner)))
POINTERS = st.lists(st.builds(Pointer, href=HREFS | st.just("#0a1b2c3d4e5f"), words=TEXTS.map(plain)), max_size=3)
MOMENTS = st.lists(
    st.builds(lambda when, what: f"<li>{_element('time', when)}{what}</li>", INLINE, INLINE), max_size=3
).map("".join)
QUOTES = st.builds(lambda words, whose: f"{words}<cite>{whose}</cite>", INLINE, INLINE)
POINTING = st.sampled_from(["picture", "gallery", "embed", "related"])


def _sanitised(kind: BlockKind, html: str) -> Block:
    return Block(kind=kind, html=sanitised(Block(kind=kind, html=html)))


OWN = st.one_of(
    st.builds(_sanitised, st.just("fact-box"), st.builds(str.__add__, TITLES, st.lists(HELD, max_size=3).map("".join))),
    st.builds(_sanitised, st.just("key-points"), ITEMS),
    st.builds(_sanitised, st.just("timeline"), MOMENTS | ITEMS),
    st.builds(_sanitised, st.just("quote"), QUOTES),
    st.builds(lambda kind, to: _sanitised(kind, pointing(kind, to)), POINTING, POINTERS),
)
BLOCKS = st.one_of(
    OWN,
    st.builds(Block, kind=st.sampled_from(["paragraph", "heading", "quote"]), html=INLINE.map(_cleaned)),
    st.builds(Block, kind=st.sampled_from(["list", "ordered-list"]), html=ITEMS.map(_cleaned)),
    st.builds(Block, kind=st.just("table"), html=ROWS.map(_cleaned)),
    st.builds(Block, kind=st.just("preformatted"), html=PREFORMATTED),
)


def _meaning(blocks: tuple[Block, ...]) -> list[object]:
    return [(block.kind, spans_of(block.html)) for block in blocks]


@given(st.lists(BLOCKS, max_size=5).map(tuple))
def test_blocks_survive_the_box(blocks: tuple[Block, ...]) -> None:
    text = text_of(blocks)

    assert _meaning(blocks_of(text)) == _meaning(blocks)
    assert _meaning(blocks_of(text.replace("\n", "\r\n"))) == _meaning(blocks), "a browser sends CRLF"


@given(st.text(max_size=200) | st.text(alphabet="ab *[]()<>`|#-=.\\\n 1", max_size=80))
def test_any_text_settles_after_one_reading(text: str) -> None:
    read = blocks_of(text)

    assert _meaning(blocks_of(text_of(read))) == _meaning(read)


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        '<img src=x onerror="alert(1)">',
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](data:text/html,<b>)",
        "[x](//evil.example)",
        '<b onclick="x()">b</b>',
        "::: embed javascript:alert(1) x\n:::",
        "::: related\n- //evil.example x\n- javascript:x y\n:::",
        "::: fact-box <script>x</script>\n<img src=x onerror=y>\n:::",
        "``` kept table\n<script>alert(1)</script><tr onclick=x><td>1\n```",
        '``` kept paragraph\n<a href="javascript:x">y</a>\n```',
    ],
)
def test_hostile_copy_stays_text(hostile: str) -> None:
    html = "".join(block.html for block in blocks_of(hostile)).lower()

    assert "<script" not in html
    assert "<img" not in html
    assert 'href="javascript' not in html
    assert 'href="data' not in html
    assert 'href="//' not in html
    assert "<b onclick" not in html
    assert "<tr onclick" not in html


@pytest.mark.parametrize(
    ("text", "kind", "html"),
    [
        ("One **two** *three*.", "paragraph", "One <strong>two</strong> <em>three</em>."),
        ("***both***", "paragraph", "<strong><em>both</em></strong>"),
        ("one\ntwo", "paragraph", "one<br>two"),
        ("5 * 3 * 2 = 30", "paragraph", "5 * 3 * 2 = 30"),
        ("a lone ** star", "paragraph", "a lone ** star"),
        ("## The vote", "heading", "The vote"),
        ("> a\n> b", "quote", "a<br>b"),
        ("- a\n- b\n  c", "list", "<li>a</li><li>b<br>c</li>"),
        ("1. a\n2. b", "ordered-list", "<li>a</li><li>b</li>"),
        (
            "|= Town | Votes |\n| Arne | 3 |",
            "table",
            "<tr><th>Town</th><td>Votes</td></tr><tr><td>Arne</td><td>3</td></tr>",
        ),
        (
            "| Town | Votes |\n|---|---|\n| Arne | 3 |",
            "table",
            "<tr><th>Town</th><th>Votes</th></tr><tr><td>Arne</td><td>3</td></tr>",
        ),
        ("```\na  *b*\n\n<c>\n```", "preformatted", "a  *b*\n\n&lt;c&gt;"),
        (
            "[the bill](https://a.example/b?c=1&d=2)",
            "paragraph",
            '<a href="https://a.example/b?c=1&amp;d=2">the bill</a>',
        ),
        (r"\*plain\*", "paragraph", "*plain*"),
        ("> We go.\n> -- Ada Vell, mayor", "quote", "We go.<cite>Ada Vell, mayor</cite>"),
        ("::: key-points\n- One\n- **Two**\n:::", "key-points", "<li>One</li><li><strong>Two</strong></li>"),
        ("::: timeline\n- 09:00 | Doors *open*\n:::", "timeline", "<li><time>09:00</time>Doors <em>open</em></li>"),
        ("::: embed https://vimeo.com/1 The film\n:::", "embed", '<a href="https://vimeo.com/1">The film</a>'),
        ("::: related\n- /2026/11/22/x The vote\n:::", "related", '<li><a href="/2026/11/22/x">The vote</a></li>'),
        ("::: picture #0a1b2c3d4e5f\n:::", "picture", '<a href="#0a1b2c3d4e5f"></a>'),
        (
            "::: fact-box The bridge\nBuilt 1911.\n\n- Steel\n:::",
            "fact-box",
            "<h3>The bridge</h3><p>Built 1911.</p><ul><li>Steel</li></ul>",
        ),
    ],
)
def test_signs_say_what_they_should(text: str, kind: str, html: str) -> None:
    assert blocks_of(text) == (Block(kind=kind, html=html),)  # type: ignore[arg-type]


def test_blocks_end_where_another_kind_begins() -> None:
    kinds = [block.kind for block in blocks_of("Intro:\n- a\n- b\nOutro\n## Head\nText")]

    assert kinds == ["paragraph", "list", "paragraph", "heading", "paragraph"]


def test_ordinary_copy_reads_like_ordinary_copy() -> None:
    body = (
        Block(kind="paragraph", html='LINDMARK &amp; Sons <em>won</em>, see <a href="https://a.example/">here</a>.'),
        Block(kind="list", html="<li>One</li><li>Two</li>"),
    )

    assert text_of(body) == "LINDMARK & Sons *won*, see [here](https://a.example/).\n\n- One\n- Two"


@pytest.mark.parametrize("sign", ["*", "[", "<em>", "`", "|", "[a](", "**a", "- ", "\\"])
def test_long_nonsense_is_read_in_reasonable_time(sign: str) -> None:
    assert blocks_of(sign * 20_000)
