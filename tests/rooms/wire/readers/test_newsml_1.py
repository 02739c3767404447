"""NewsML 1.x: identity, status, components by their roles, dialects, and what arrives broken or hostile."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from wireroom.wire.adapters.readers import read
from wireroom.wire.adapters.readers.as_json import body_text
from wireroom.wire.rules.item import Link, Subject, WireItem

PUBLIC = "urn:newsml:halyard.example:20261105:A1"
IDENTITY = (
    "<NewsIdentifier><ProviderId>halyard.example</ProviderId><DateId>20261105</DateId><NewsItemId>A1</NewsItemId>"
    '<RevisionId PreviousRevision="0" Update="N">1</RevisionId>'
    f"<PublicIdentifier>{PUBLIC}:1</PublicIdentifier></NewsIdentifier>"
)
MAIN = (
    "<NewsComponent><Role FormalName='Main'/><ContentItem><DataContent><p>Words.</p></DataContent></ContentItem>"
    "</NewsComponent>"
)


def item(
    management: str = '<Status FormalName="Usable"/>',
    component: str = MAIN,
    *,
    identity: str = IDENTITY,
    lines: str = "<HeadLine>H</HeadLine>",
) -> str:
    return (
        f"<NewsItem><Identification>{identity}</Identification><NewsManagement>{management}</NewsManagement>"
        f"<NewsComponent><NewsLines>{lines}</NewsLines>{component}</NewsComponent></NewsItem>"
    )


def newsml(*items: str, before: str = "") -> bytes:
    return f'{before}<NewsML Version="1.2">{"".join(items)}</NewsML>'.encode()


def one(data: str | bytes) -> WireItem:
    reading = read(newsml(data) if isinstance(data, str) else data)
    assert not reading.refusals
    assert reading.format == "newsml-1.2"
    return reading.items[0]


def content(text: str, more: str = "") -> str:
    return f"<ContentItem>{more}<DataContent>{text}</DataContent></ContentItem>"


def component(role: str, inner: str) -> str:
    return f'<NewsComponent><Role FormalName="{role}"/>{inner}</NewsComponent>'


def picture(href: str, width: int = 100) -> str:
    size = f"<Property FormalName='Width' Value='{width}'/><Property FormalName='Height' Value='9'/>"
    facts = f"<Characteristics>{size}</Characteristics>"
    return f'<ContentItem Href="{href}"><MimeType FormalName="image/jpeg"/>{facts}</ContentItem>'


@pytest.mark.parametrize(
    ("public", "revision", "update", "stable"),
    [
        (f"{PUBLIC}:1", "1", "N", PUBLIC),
        (f"{PUBLIC}:12A", "12", "A", PUBLIC),
        (f"{PUBLIC}:2U", "2", "U", PUBLIC),
        (f"{PUBLIC}:2N", "2", "N", PUBLIC),
        (f"{PUBLIC}:2", "3", "N", PUBLIC),
        ("A1", "3", "N", "A1"),
        ("http://halyard.example/A1", "1", "N", "http://halyard.example/A1"),
        ("same-for-all", "1", "N", PUBLIC),
        ("", "1", "N", PUBLIC),
    ],
)
def test_the_stable_id_is_the_public_identifier_without_revision(
    public: str, revision: str, update: str, stable: str
) -> None:
    identity = IDENTITY.replace(f"{PUBLIC}:1", public)
    identity = identity.replace('Update="N">1', f'Update="{update}">{revision}')
    found = one(item(identity=identity))
    assert (found.stable_id, found.version) == (stable, revision)


def test_the_revision_before_is_a_link() -> None:
    identity = IDENTITY.replace('PreviousRevision="0" Update="N">1', 'PreviousRevision="2" Update="N">3')
    tie = "<DerivedFrom NewsItem='tidewater.example:20261101:Z9:4'/><AssociatedWith NewsItem='urn:x:y'/>"
    assert one(item(tie, identity=identity)).links == (
        Link(relation="prevVersion", stable_id=PUBLIC, version="2"),
        Link(relation="associatedWith", stable_id="urn:x:y"),
        Link(relation="derivedFrom", stable_id="urn:newsml:tidewater.example:20261101:Z9"),
    )


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("Usable", "usable"),
        ("USABLE", "usable"),
        ("canceled", "canceled"),
        ("Cancelled", "canceled"),
        ("Withheld", "withheld"),
        ("EMBARGOED", "embargoed"),
        ("Perhaps", "withheld"),
        ("", None),
    ],
)
def test_the_status_is_read_in_any_case_and_doubt_withholds(name: str, status: str | None) -> None:
    found = one(item(f'<Status FormalName="{name}"/>'))
    assert found.status == status
    assert bool(found.suspicions) == (name == "Perhaps")


@pytest.mark.parametrize(
    ("status", "change", "until", "holds"),
    [
        ("Embargoed", "<FutureStatus FormalName='Usable'/><DateAndTime>20261106T180000+0100</DateAndTime>", 17, True),
        ("Embargoed", "<FutureStatus FormalName='Usable'/><DateAndTime>soon</DateAndTime>", None, True),
        ("Embargoed", "<FutureStatus FormalName='Canceled'/><DateAndTime>20261106T180000Z</DateAndTime>", None, True),
        ("Embargoed", "", None, True),
        ("Usable", "<FutureStatus FormalName='Withheld'/><DateAndTime>20261106T180000Z</DateAndTime>", None, False),
    ],
)
def test_an_embargo_lasts_until_the_status_will_change(
    status: str, change: str, until: int | None, holds: bool
) -> None:
    found = one(item(f'<Status FormalName="{status}"/><StatusWillChange>{change}</StatusWillChange>'))
    assert (found.embargo is not None) == holds
    if found.embargo:
        assert found.embargo.until == (until and datetime(2026, 11, 6, until, tzinfo=UTC))
    assert (found.expires is not None) == ("Canceled" in change or "Withheld" in change)


@pytest.mark.parametrize(
    "management",
    [
        "<Instruction FormalName='Embargo'>20261106T170000Z</Instruction>",
        "<Instruction FormalName='Embargoed'>2026-11-06T18:00:00+01:00</Instruction>",
    ],
)
def test_an_instruction_embargoes_a_usable_item(management: str) -> None:
    found = one(item(f'<Status FormalName="Usable"/>{management}'))
    assert found.embargo is not None
    assert found.embargo.until == datetime(2026, 11, 6, 17, tzinfo=UTC)


def test_a_line_that_embargoes_holds_without_end() -> None:
    line = (
        "<NewsLine><NewsLineType FormalName='EmbargoLine'/><NewsLineText>Embargo: Redebeginn</NewsLineText></NewsLine>"
    )
    found = one(item(lines=f"<HeadLine>H</HeadLine>{line}"))
    assert found.embargo is not None
    assert found.embargo.until is None
    assert found.notes[0].text == "Embargo: Redebeginn"


def test_lines_metadata_and_rights_are_read_from_the_nearest_component() -> None:
    about = (
        "<DescriptiveMetadata><Language FormalName='de'/><Genre FormalName='Bericht'/><SubjectCode>"
        "<SubjectMatter FormalName='04008000'>Wirtschaft</SubjectMatter></SubjectCode>"
        "<Location><Property FormalName='Country' Value='PCW'/></Location></DescriptiveMetadata>"
        "<RightsMetadata><Copyright><CopyrightHolder>Halyard</CopyrightHolder><CopyrightDate>2026</CopyrightDate>"
        "</Copyright></RightsMetadata>"
        "<AdministrativeMetadata><Provider><Party FormalName='HAL'/></Provider><Creator><Party FormalName='Ida Marl'/>"
        "</Creator></AdministrativeMetadata>"
    )
    lines = "<HeadLine>Outer</HeadLine><KeywordLine>a, b; c</KeywordLine><DateLine>4/4/2018</DateLine>"
    inner = f"<NewsComponent><NewsLines><HeadLine>Inner</HeadLine></NewsLines>{MAIN}</NewsComponent>"
    found = one(item(component=about + inner, lines=lines))
    assert (found.headline, found.keywords, found.dateline) == ("Inner", ("a", "b", "c"), None)
    assert (found.language, found.genres, found.place) == ("de", ("Bericht",), "PCW")
    assert found.subjects == (Subject(code="04008000", name="Wirtschaft"),)
    assert (found.copyright, found.provider_name, found.byline) == ("2026 Halyard", "HAL", "Ida Marl")


@pytest.mark.parametrize(
    ("stated", "urgency", "raw", "scale"),
    [
        ('<Urgency FormalName="2"/>', 2, "2", "newsml-1.2"),
        ('<Urgency FormalName="High"/>', None, "High", "newsml-1.2"),
        ("", None, None, None),
    ],
)
def test_urgency_keeps_its_raw_value(stated: str, urgency: int | None, raw: str | None, scale: str | None) -> None:
    found = one(item(f'<Status FormalName="Usable"/>{stated}'))
    assert (found.urgency, found.urgency_raw, found.urgency_scale) == (urgency, raw, scale)


def test_urgency_may_stand_in_a_property_a_meta_or_a_slugline() -> None:
    stated = "<AdministrativeMetadata><Property FormalName='Prioridad' Value='U'/></AdministrativeMetadata>"
    assert one(item(component=stated + MAIN)).urgency == 3
    head = "<head><meta name='prioridad' content='B'/></head>"
    meta = content(f"<nitf>{head}<body><body.content><p>W</p></body.content></body></nitf>")
    assert one(item(component=meta)).urgency_raw == "B"
    assert one(item(lines="<HeadLine>H</HeadLine><SlugLine>FLASH</SlugLine>")).urgency == 1


@pytest.mark.parametrize(
    ("inner", "words"),
    [
        (content("<p>One <b>two</b>.</p><p>Three.</p>"), "One two.\nThree."),
        (content("<html><head><title>no</title></head><body><p>One.</p></body></html>"), "One."),
        (content("<![CDATA[<P>One &amp; two.</P><script>x()</script>]]>"), "One & two."),
        (content("One line.\n\nTwo &lt; three."), "One line.\nTwo < three."),
        (
            content(
                "<nitf><body><body.head><hedline><hl1>N</hl1></hedline></body.head><body.content><p>One.</p></body.content></body></nitf>"
            ),
            "One.",
        ),
        (content("<body><body.content><p>One.</p></body.content></body>"), "One."),
        (content("<![CDATA[<nitf><body><body.content><p>One.</p></body.content></body></nitf>]]>"), "One."),
        (
            "<ContentItem><Encoding Notation='Base64'><DataContent>T25lLg==</DataContent></Encoding></ContentItem>",
            "One.",
        ),
        (component("Main", content("<p>One.</p>")) + component("Sidebar", content("<p>No.</p>")), "One."),
        (component("Sidebar", content("<p>Only.</p>")), "Only."),
        (
            component("Body", component("", content("<p>One.</p>")) + component("", content("<p>Two.</p>"))),
            "One.\nTwo.",
        ),
        (component("Caption", content("No.")) + component("Text", content("<p>One.</p>")), "One."),
        (component("StyleSheet", content(".a {}", "<MimeType FormalName='text/css'/>")) + MAIN, "Words."),
    ],
)
def test_copy_of_every_make_is_found_and_complete(inner: str, words: str) -> None:
    assert body_text(one(item(component=inner)).body) == words


def test_of_equivalents_one_is_enough() -> None:
    both = component("", content("<p>English.</p>")) + component("", content("<p>Deutsch.</p>"))
    found = one(item(component=f"<NewsComponent EquivalentsList='yes'>{both}</NewsComponent>"))
    assert body_text(found.body) == "English."


def test_a_headline_and_a_summary_may_be_components() -> None:
    inner = component("HeadLine", content("<p>Head</p>")) + component("Abstract", content("<p>Sum</p>")) + MAIN
    found = one(item(component=inner, lines=""))
    assert (found.headline, found.standfirst, body_text(found.body)) == ("Head", "Sum", "Words.")


@pytest.mark.parametrize(
    ("inner", "hrefs", "caption"),
    [
        (component("Photo", picture("s.jpg", 10) + picture("l.jpg", 90)), ["l.jpg"], None),
        (
            component("Picture", component("Caption", content("Cap")) + component("Preview", picture("p.jpg"))),
            ["p.jpg"],
            "Cap",
        ),
        (component("Photo", "<NewsLines><HeadLine>Hl</HeadLine></NewsLines>" + picture("a.jpg")), ["a.jpg"], "Hl"),
        (picture("a.jpg") + picture("b.jpg"), ["a.jpg", "b.jpg"], None),
        (
            component("Photos", component("Photo", picture("a.jpg")) + component("Photo", picture("b.jpg"))),
            ["a.jpg", "b.jpg"],
            None,
        ),
        (component("Logo", picture("a.jpg")), [], None),
        (component("Video", picture("a.jpg")), [], None),
        (picture("http://x.example/logo.jpg"), [], None),
    ],
)
def test_pictures_stand_beside_the_copy(inner: str, hrefs: list[str], caption: str | None) -> None:
    found = one(item(component=MAIN + inner))
    assert [each.href for each in found.pictures] == hrefs
    assert {each.caption for each in found.pictures} <= {caption}
    assert body_text(found.body) == "Words."


def test_a_picture_packed_as_an_item_of_its_own_is_a_picture_of_the_story() -> None:
    packed = f"<NewsComponent><NewsItem>{component('Photo', picture('a.jpg'))}</NewsItem></NewsComponent>"
    found = one(item(component=MAIN + packed))
    assert [each.href for each in found.pictures] == ["a.jpg"]


def test_a_bad_item_is_refused_and_its_neighbours_are_kept() -> None:
    bad = "<NewsItem><NewsManagement><Status FormalName='Usable'/></NewsManagement></NewsItem>"
    empty = item().partition("<NewsComponent>")[0] + "</NewsItem>"
    reading = read(newsml(item(), bad, empty, item()))
    assert len(reading.items) == 2
    assert [each.item for each in reading.refusals] == [1, 2]
    assert "NewsIdentifier" in reading.refusals[0].reason
    assert "no NewsComponent" in reading.refusals[1].reason


@pytest.mark.parametrize("status", ["Canceled", "Withheld"])
def test_a_kill_needs_no_copy(status: str) -> None:
    bare = item(f'<Status FormalName="{status}"/>').partition("<NewsComponent>")[0] + "</NewsItem>"
    assert one(bare).status == status.lower()


def test_changes_alone_are_refused_and_topics_are_no_news() -> None:
    changes = item().partition("<NewsComponent>")[0] + "<Update><Replace DuidRef='x'/></Update></NewsItem>"
    refusal = read(newsml(changes)).refusals[0]
    assert "only changes" in refusal.reason
    assert refusal.partial is not None
    assert refusal.partial.stable_id == PUBLIC
    topics = item().partition("<NewsComponent>")[0] + "<TopicSet/></NewsItem>"
    assert one(topics).kind == "not-news"


@pytest.mark.parametrize("encoding", ["iso-8859-1", "utf-8"])
def test_the_bytes_decide_the_encoding(encoding: str) -> None:
    before = '<?xml version="1.0" encoding="iso-8859-1"?><!DOCTYPE NewsML SYSTEM "http://127.0.0.1:9/NewsML.dtd">'
    data = newsml(item(lines="<HeadLine>Fähre &eacute;</HeadLine>"), before=before).decode().encode(encoding)
    found = one(data)
    assert found.headline == "Fähre é"
    assert bool(found.suspicions) == (encoding == "utf-8")


def test_times_without_offset_are_the_feeds() -> None:
    data = newsml(item("<FirstCreated>20261105T100000</FirstCreated><Status FormalName='Usable'/>"))
    found = read(data, zone=ZoneInfo("Asia/Tokyo")).items[0]
    assert found.first_created is not None
    assert found.first_created.at == datetime(2026, 11, 5, 1, tzinfo=UTC)


def test_a_billion_laughs_are_refused() -> None:
    laughs = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    before = f'<!DOCTYPE NewsML [<!ENTITY a "lollollol">{laughs}]>'
    reading = read(newsml(item(lines="<HeadLine>&j;</HeadLine>"), before=before))
    assert not reading.items
    assert "swell" in reading.refusals[0].reason


def test_a_truncated_file_is_refused() -> None:
    assert "cut off" in read(newsml(item())[:-40]).refusals[0].reason


def test_deep_components_are_refused_or_read_but_never_raise() -> None:
    deep = "<NewsComponent>" * 200 + MAIN + "</NewsComponent>" * 200
    reading = read(newsml(item(component=deep)))
    assert reading.items or reading.refusals


def test_a_hundred_thousand_items_are_read_up_to_the_limit() -> None:
    small = "<NewsItem><Identification/></NewsItem>"
    started = time.monotonic()
    reading = read(newsml(small * 100_000))
    assert len(reading.refusals) == 10_001
    assert time.monotonic() - started < 20


def test_controls_and_markup_never_reach_the_copy() -> None:
    hostile = "<p onclick='x'>A\x07 <a href='javascript:x'>b</a><script>c</script> &lt;script&gt;</p>"
    found = one(item(component=content(hostile)))
    assert found.body[0].html == "A b &lt;script&gt;"
