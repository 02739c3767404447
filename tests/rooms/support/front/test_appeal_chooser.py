"""What a page is answered in the front, and what is counted of it."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, field, replace

import pytest

from wireroom.support.front.chooser import Chooser
from wireroom.support.rules.appeals import Appeal, Place, Target, Words
from wireroom.support.rules.money import Money
from wireroom.support.rules.sheet import Goal, Sheet, as_bytes, sheet_of

SPRING = Appeal(
    key="spring",
    channel="inside",
    words={
        "en": Words(heading="Read by many", body="Paid for by some.", button="Support us"),
        "de": Words(heading="Von vielen gelesen", body="Von manchen bezahlt.", button="Unterstützen"),
    },
    amounts={"USD": (500, 1_000), "EUR": (400, 900, 1_500)},
    target=Target(countries=frozenset({"DE", "US"})),
    place=Place(trial="words", low=0, high=10_000),
    shows_goal=True,
)
SHEET = Sheet(
    appeals=(SPRING,),
    silent_stories=frozenset({"13"}),
    silent_sections=frozenset({"courts"}),
    silent_topics=frozenset({"quake"}),
    goal=Goal(words="This year", reached=2_500, wanted=10_000, currency="EUR"),
)


@dataclass
class Word:
    said: object
    address: str = "192.0.2.7"
    fetch_site: str = "same-origin"
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def body(self) -> bytes:
        return self.said if isinstance(self.said, bytes) else json.dumps(self.said).encode()

    def header(self, name: str) -> str:
        return self.headers.get(name, "")


def chooser(sheet: Sheet = SHEET, *, counted: list | None = None) -> Chooser:
    async def fetch(_tag: str):
        return as_bytes(sheet), '"1"'

    made = Chooser(
        is_public=lambda path: path == "/world/story",
        count=lambda page, measure: (counted if counted is not None else []).append((page, measure)),
        fetch=fetch,
        place=("cf-ipcountry", ""),
    )
    asyncio.run(made.renew())
    return made


def asking(**said) -> dict:
    page = {"path": "/world/story", "kind": "story", "story": 12, "section": "world", "channels": ["inside"]}
    return page | {"lot": 7, "languages": ["de-DE"], "changed": 1_790_000_000} | said


def told(word: Word, **others):
    status, body = chooser(**others).choose(word)
    assert status == 200
    return json.loads(body)["appeal"]


def test_a_page_is_given_words_money_and_reasons_of_its_reader():
    found = told(Word(asking()))
    assert (found["key"], found["heading"], found["language"]) == ("spring", "Von vielen gelesen", "de")
    assert [each["printed"] for each in found["amounts"]] == ["€4", "€9", "€15"]
    assert (found["suggested"], found["every_words"]) == (900, "Jeden Monat")
    assert found["goal"]["words"] == "This year: €25 von €100"
    other = replace(SHEET, goal=replace(SHEET.goal, others=(Money("GBP", 12_000), Money("USD", 500))))
    words = told(Word(asking()), sheet=other)["goal"]["words"]
    assert words == "This year: €25 von €100, dazu £120, $5 in anderen Währungen"
    assert any("(DE)" in reason for reason in found["why"])
    assert any("gelost" in reason for reason in found["why"])
    assert (found["spoken"], found["around"]["later"]) == ("de", "Später erinnern")


def test_the_edge_knows_the_country_better_than_the_browser():
    found = told(Word(asking(languages=["de-DE", "en"]), headers={"cf-ipcountry": "US"}))
    assert (found["currency"], found["heading"]) == ("USD", "Von vielen gelesen")
    assert told(Word(asking(), headers={"cf-ipcountry": "FR"})) is None


@pytest.mark.parametrize(
    "said",
    [
        {"path": "/world/killed"},
        {"corrected": True},
        {"fatal": True, "changed": 9_000_000_000},
        {"story": 13},
        {"section": "courts"},
        {"topics": ["wind", "quake"]},
        {"channels": []},
        {"channels": ["strip"]},
        {"supporter": True},
        {"gave": 3},
        {"later": True},
        {"stopped": ["spring"]},
        {"stopped_all": True},
        {"seen": {"inside": [0, 1, 2, 3.5]}},
        {"languages": []},
    ],
)
def test_nothing_is_asked_where_a_rule_says_so(said):
    assert told(Word(asking())) is not None
    assert told(Word(asking(**said))) is None


def test_while_nothing_is_asked_of_anybody_the_browser_is_told_to_keep_nothing():
    status, body = chooser(Sheet()).choose(Word(b"whatever"))
    assert (status, json.loads(body)) == (200, {"appeal": None, "idle": True})


@pytest.mark.parametrize(
    "said",
    [b"{", b"[]", b"[" * 3_000, {"lot": -1}, {"lot": 10_000}, {"lot": "7"}, {"languages": "de"}, {"topics": [1]},
     {"story": True}, {"section": "x" * 301}, {"read": 1.5}],
)  # fmt: skip
def test_what_no_page_of_ours_says_is_refused(said):
    assert chooser().choose(Word(said)) == (400, b"")


@pytest.mark.parametrize(
    "odd", [{"gave": "x"}, {"gave": 1e400}, {"seen": []}, {"seen": {"inside": ["x", -1]}}, {"changed": 10**30}]
)
def test_odd_facts_count_as_unknown(odd):
    assert told(Word(asking(**odd))) is not None


def test_strangers_and_the_impatient_are_turned_away():
    assert chooser().choose(Word(asking(), fetch_site="cross-site")) == (403, b"")
    impatient = chooser()
    answers = {impatient.choose(Word(asking()))[0] for _ in range(601)}
    assert answers == {200, 429}


def test_what_becomes_of_an_appeal_is_counted_alone_and_in_its_test():
    counted: list = []
    door = chooser(counted=counted)
    assert door.note(Word({"appeal": "spring", "what": "view"})) == 204
    assert counted == [("appeal:spring", "appeal-view"), ("appeal:words:spring", "appeal-view")]
    assert door.note(Word({"appeal": "autumn", "what": "view"})) == 404
    assert door.note(Word({"appeal": "spring", "what": "bought"})) == 400
    assert door.note(Word({"appeal": "spring", "what": "view"}, fetch_site="cross-site")) == 403
    assert len(counted) == 2


def test_a_sheet_comes_over_whole():
    assert sheet_of(as_bytes(SHEET)) == SHEET


def test_a_sheet_that_cannot_be_read_leaves_the_old_one():
    door = chooser()

    async def newer(_tag: str):
        return b'{"appeals": 1}', '"2"'

    door._fetch = newer
    asyncio.run(door.renew())
    assert json.loads(door.choose(Word(asking()))[1])["appeal"]["key"] == "spring"
