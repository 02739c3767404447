"""The chain of versions shows every change."""

from __future__ import annotations

import dataclasses
import hashlib
import json

import pytest
from first_sections import FIRST
from hypothesis import given
from hypothesis import strategies as st
from story_wire import NOON, filed, item

from wireroom.story.rules.chain import canonical, faults, hash_of, sealed
from wireroom.story.rules.content import wire_content
from wireroom.story.rules.public import Label, PublicPicture, PublicVersion
from wireroom.story.rules.standing import Standing

CONTENT = wire_content(filed(item()), Standing(state="live"), sections=FIRST)


def version(number: int, headline: str, previous_hash: str) -> PublicVersion:
    said = {
        name: getattr(CONTENT, name)
        for name in ["standfirst", "byline", "authors", "dateline", "body", "pictures", "section", "topics", "language"]
    }
    return sealed(
        PublicVersion(
            **said,
            number=number,
            kind="update" if number > 1 else "new",
            headline=headline,
            credit=CONTENT.source.credit,
            provider="halyard",
            wire_id="story-1",
            wire_version=str(number),
            urgency=4,
            note="",
            received_at=None,
            published_at=NOON,
            hash="",
            previous_hash=previous_hash,
        )
    )


def chain(headlines: list[str]) -> list[PublicVersion]:
    made: list[PublicVersion] = []
    for number, headline in enumerate(headlines, 1):
        made.append(version(number, headline, made[-1].hash if made else ""))
    return made


OTHER = {
    "number": 99,
    "kind": "kill",
    "authors": (Label(slug="x", name="X"),),
    "body": (),
    "pictures": (PublicPicture(provider="p", href="h", caption="", credit="", alt=""),),
    "section": Label(slug="sport", name="Sport"),
    "topics": (Label(slug="x", name="X"),),
    "urgency": 1,
    "received_at": NOON,
    "published_at": NOON.replace(microsecond=1),
}


@given(st.lists(st.text(max_size=20), min_size=1, max_size=5), st.data())
def test_any_change_of_any_field_of_any_version_is_seen(headlines, data):
    versions = chain(headlines)
    assert faults(versions) == ()
    at = data.draw(st.integers(0, len(versions) - 1))
    name = data.draw(st.sampled_from([field.name for field in dataclasses.fields(PublicVersion)]))
    changed = OTHER.get(name, f"{getattr(versions[at], name)}!")
    versions[at] = dataclasses.replace(versions[at], **{name: changed})
    assert faults(versions)


@given(st.lists(st.text(max_size=20), min_size=2, max_size=5), st.data())
def test_a_version_taken_out_is_missed_and_a_resealed_one_does_not_fit(headlines, data):
    versions = chain(headlines)
    at = data.draw(st.integers(0, len(versions) - 2))
    assert faults(versions[:at] + versions[at + 1 :])
    resealed = sealed(dataclasses.replace(versions[at], headline="Something else was said"))
    assert faults([*versions[:at], resealed, *versions[at + 1 :]])


def test_the_hash_can_be_taken_by_anybody_from_the_public_record():
    only = version(1, "Fähre läuft auf Grund", "")
    record = json.loads(canonical(only))
    assert record["published_at"] == "2026-11-22T12:00:00.000000Z"
    again = json.dumps(record, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    assert hashlib.sha256(again).hexdigest() == only.hash == hash_of(only)


def test_only_what_has_one_spelling_may_be_in_a_record():
    with pytest.raises(TypeError, match="no place"):
        hash_of(dataclasses.replace(version(1, "", ""), headline=object()))
