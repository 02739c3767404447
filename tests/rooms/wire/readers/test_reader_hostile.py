"""Attacks on the readers: each ends in a readable reason, in little time and in less than 500 MB."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from wireroom.wire.adapters.readers import MOST_BYTES, read, read_file

LAUGHS = (
    '<!DOCTYPE nitf [<!ENTITY a "lollollol">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]>"
)


def story(words: str) -> str:
    return f"<nitf><body><body.content>{words}</body.content></body></nitf>"


def told(data: str | bytes) -> str:
    reading = read(data.encode() if isinstance(data, str) else data)
    assert not reading.items
    return reading.refusals[0].reason


def test_no_file_is_ever_opened_for_an_entity(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("the secret", encoding="utf-8")
    copy = f'<!DOCTYPE nitf [<!ENTITY x SYSTEM "{secret.as_uri()}">]>{story("<p>a &x; b</p>")}'
    item = read(copy.encode()).items[0]
    assert item.body[0].html == "a &amp;x; b"


def test_a_doctype_alone_rejects_nothing_and_its_letters_are_known() -> None:
    copy = f'<!DOCTYPE nitf SYSTEM "http://127.0.0.1:9/nitf.dtd">{story("<p>caf&eacute; &unknown; end</p>")}'
    assert read(copy.encode()).items[0].body[0].html == "café &amp;unknown; end"
    copy = f'<!DOCTYPE nitf [<!ENTITY own "ours"><!ENTITY % p SYSTEM "x.ent"> %p;]>{story("<p>&own;</p>")}'
    assert read(copy.encode()).items[0].body[0].html == "ours"


@pytest.mark.parametrize("copy", [f"{LAUGHS}{story('<p>&j;</p>')}", f'{LAUGHS}<nitf x="&j;"/>'])
def test_a_billion_laughs_are_refused(copy: str) -> None:
    assert "swell" in told(copy)


def test_deep_nesting_is_refused() -> None:
    assert "nested" in told(story("<p>" * 5000 + "x" + "</p>" * 5000))
    assert "nested" in told('{"uri":"u","type":' + "[" * 200_000)
    deep = {"uri": "u", "type": "text", "body_html": "<div>" * 5000 + "x"}
    assert "nested" in told(json.dumps(deep))


def test_nesting_that_the_parser_lets_pass_loses_no_word() -> None:
    copy = story("<p>" + "<em>" * 150 + "deep" + "</em> up" * 150 + "</p>")
    html = read(copy.encode()).items[0].body[0].html
    assert "deep" in html
    assert html.count("up") == 150


def test_absurd_counts_and_lengths_are_refused() -> None:
    assert "tags" in told(story("<b/>" * 700_000))
    assert "attributes" in told("<nitf " + " ".join(f'a{n}=""' for n in range(700_000)) + "/>")
    assert "characters long" in told(json.dumps({"uri": "u", "type": "text", "body_text": "x" * 6_000_000}))
    assert "headline" in told(json.dumps({"uri": "u", "type": "text", "headline": "x" * 10_000}))
    huge = {"uri": "u", "type": "picture", "renditions": [{"href": "x" * 200_000 + ".jpg"}]}
    assert "longest entry" in told(json.dumps(huge))
    assert "values" in told('{"uri":"u","a":[' + "1," * 1_600_000 + "1]}")


def test_the_limit_of_size_is_kept_before_reading() -> None:
    assert f"{MOST_BYTES:,}" in told(b"<nitf>" + b" " * MOST_BYTES)


@pytest.mark.parametrize("size", [0, 1, 7])
def test_tiny_files_are_refused_with_a_reason(size: int) -> None:
    assert told(b"<" * size)


def test_json_with_faults_is_read_and_flagged() -> None:
    data = b'{"uri": "u", "type": "text", "headline": "a", "headline": "b\x07 c", "urgency": NaN, "slugline": "x\ny"}'
    item = read(data).items[0]
    assert (item.headline, item.urgency, item.slugline) == ("b c", None, "x y")
    assert len(item.suspicions) == 3


def test_half_characters_do_not_travel() -> None:
    item = read(b'{"uri": "u", "type": "text", "headline": "a\\ud800b\\u0000c"}').items[0]
    assert item.headline == "abc"


def test_a_huge_file_is_refused_by_its_size_and_its_first_bytes(tmp_path: Path) -> None:
    huge = tmp_path / "huge.xml"
    with huge.open("wb") as file:
        file.write(b'<?xml version="1.0"?><newsMessage>')
        file.truncate(200_000_000)
    reading = read_file(huge)
    assert reading.format == "newsml-g2"
    assert "200,000,000" in reading.refusals[0].reason


def test_only_regular_files_are_read(tmp_path: Path) -> None:
    copy = tmp_path / "copy.xml"
    copy.write_text(story("<p>x</p>"), encoding="utf-8")
    link, pipe = tmp_path / "link.xml", tmp_path / "pipe"
    link.symlink_to(copy)
    os.mkfifo(pipe)
    assert read_file(copy).items
    for each in (link, pipe, tmp_path, tmp_path / "missing"):
        assert not read_file(each).items
        assert read_file(each).refusals


HEAVY = """
    import resource, sys
    from wireroom.wire.adapters.readers import read
    def story(words): return f"<nitf><body><body.content>{words}</body.content></body></nitf>"
    for make in (
        lambda: story("<p>" + "<b/>x" * 290_000 + "</p>"),
        lambda: story("<p " + " ".join(f'a{n}=""' for n in range(300_000)) + ">x</p>"),
        lambda: story("<p>" + "word " * 1_900_000 + "</p>"),
        lambda: story("<p>" + "word " * 3_500_000 + "</p>"),
        lambda: '{"uri":"u","type":"text","a":[' + "{}," * 700_000 + "{}]}",
        lambda: '{"uri":"u","type":"text","headline":"' + "x" * 10_000_000 + '"}',
        lambda: "<!DOCTYPE " + '"a" ' * 4_000_000,
        lambda: "<rss><channel>" + "<item><title>x</title></item>" * 15_000 + "</channel></rss>",
        lambda: b"\\xff\\xfe" + b"<\\0" * 9_000_000,
    ):
        data = make()
        reading = read(data.encode() if isinstance(data, str) else data)
        assert reading.items or reading.refusals
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def test_memory_stays_below_500_mb() -> None:
    def bounded() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (1_500_000_000, 1_500_000_000))

    run = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(HEAVY)],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
        preexec_fn=bounded,
    )
    assert int(run.stdout) < 500
