"""Editions on their way: to everybody once, never with what is killed, corrected to who had the wrong version."""

from __future__ import annotations

from datetime import timedelta
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected

import pytest
from allauth.account.models import EmailAddress
from briefing_room import EDITOR, Hands, mailed, stop_link, to
from django.contrib.auth.models import User
from django.core.mail.backends.locmem import EmailBackend

from wireroom.briefing import api as briefing
from wireroom.briefing.flows import send_slice
from wireroom.briefing.flows.follow_story import hear_joined
from wireroom.briefing.models import Edition, MailCopy, Printing
from wireroom.reader import api as reader
from wireroom.reader.models import Followed


class PowerCut(BaseException):
    """The process is gone at once: nothing catches this."""


@pytest.fixture
def bridge(hands: Hands) -> int:
    return hands.story("Harbour bridge to close")


def test_a_breaking_edition_reaches_who_asked_for_it_and_nobody_else(hands: Hands, bridge: int) -> None:
    hands.recipient("ada", "breaking")
    hands.recipient("bo", "morning")
    edition = hands.order(hands.breaking(bridge))
    hands.work()
    assert mailed() == [("ada", "Breaking: Harbour bridge to close")]
    found = hands.now(edition)
    assert (found.state, found.wanted, found.sent, found.returned) == ("sent", 1, 1, 0)
    message = to("ada").message()
    assert message.get_content_type() == "multipart/alternative"
    assert message["List-Unsubscribe"] == f"<https://courier.example/briefings/stop/token-ada/{edition.id}>"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    text, html = (part.get_content() for part in message.iter_parts())
    for part in (text, html):
        assert "What is known so far." in part
        assert "token-ada" in part
        assert "https://courier.example/2026/11/26/" in part
    assert "<img" not in html, "no picture tells who has read"
    assert "http" not in html.replace("https://courier.example", "")


def test_a_reader_s_copy_of_their_data_names_what_was_mailed_to_them(hands: Hands, bridge: int) -> None:
    ada = User.objects.create_user("ada", email="ada@example.org")
    hands.recipient("ada", "breaking")
    hands.recipient("bo", "breaking")
    hands.order(hands.breaking(bridge))
    hands.work()
    (letter,) = briefing.letters_to_reader(ada.pk)
    assert letter == {
        "list": "breaking",
        "kind": "breaking",
        "subject": "Breaking: Harbour bridge to close",
        "printed": letter["printed"],
        "outcome": "sent",
    }
    assert briefing.letters_to_reader(ada.pk + 1) == []


def test_a_morning_ends_with_what_its_reader_follows_and_so_do_its_corrections(hands: Hands, bridge: int) -> None:
    for name in ("ada", "bo", "cy"):
        hands.recipient(name, "morning", *(["followed"] if name != "cy" else []))
        user = User.objects.create(username=name)
        EmailAddress.objects.create(user=user, email=f"{name}@example.org", verified=True, primary=True)
        Followed.objects.create(user=user, key="author:mira-lowe" if name != "bo" else "topic:nothing")
    quay = hands.story("Quay opens", byline="Mira Lowe")
    edition = briefing.compose_morning(by=EDITOR, now=hands.clock.now())
    edited = {"edition_id": edition.id, "subject": "", "intro": "", "by": EDITOR, "now": hands.clock.now()}
    briefing.edit(**edited, story_ids=[bridge])
    hands.order(edition)
    hands.work()
    for part in (to("ada").body, to("ada").alternatives[0].content):
        assert part.index("Harbour bridge to close") < part.index("What you follow") < part.index("Quay opens")
    assert "Quay" not in to("bo").body + to("cy").body, "one follows others, one did not ask for it"
    assert Printing.objects.count() == 2

    hands.correct(quay, "Quay does not open")
    hands.work()
    assert mailed()[3:] == [("ada", "Correction: Quay does not open")]


def test_words_of_stories_stay_words(hands: Hands) -> None:
    hands.recipient("ada", "breaking")
    hands.order(hands.breaking(hands.story("<script>x</script>\u202e \x07Bcc: eve", standfirst="<b>bold</b>")))
    hands.work()
    html = to("ada").alternatives[0].content
    assert "<script>" not in html
    assert "<b>" not in html
    assert "\n" not in to("ada").subject


def test_what_is_killed_before_its_turn_is_never_mailed(hands: Hands, bridge: int) -> None:
    hands.recipient("ada", "breaking")
    edition = hands.order(hands.breaking(bridge))
    hands.kill(bridge)
    hands.work()
    assert mailed() == []
    assert hands.now(edition).state == "cancelled"
    assert "No story was left" in hands.now(edition).trouble


def test_what_is_killed_between_two_letters_is_not_in_the_second(
    hands: Hands, bridge: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = hands.story("Ferries will run")
    for name in ("ada", "bo", "cyd"):
        hands.recipient(name)
    edition = briefing.compose_morning(by=EDITOR, now=hands.clock.now())
    briefing.edit(
        edition_id=edition.id, subject="The bridge, and more", intro="Our bridge story leads.",
        story_ids=[bridge, other], by=EDITOR, now=hands.clock.now(),
    )  # fmt: skip
    hands.order(edition)
    taken = EmailBackend.send_messages

    def kill_after_the_first(self: EmailBackend, messages: list[object]) -> int:
        number = taken(self, messages)
        if len(mailed()) == 1:
            hands.kill(bridge)
        return number

    monkeypatch.setattr(EmailBackend, "send_messages", kill_after_the_first)
    hands.work()
    assert mailed()[0] == ("ada", "The bridge, and more")
    late = [("bo", "Morning briefing: Ferries will run"), ("cyd", "Morning briefing: Ferries will run")]
    assert [each for each in mailed() if each[0] != "ada"] == late
    assert "bridge" not in to("bo").body.lower(), "not even in the words that stood above it"
    assert ("ada", "A report we mailed to you has been withdrawn") in mailed()
    assert "Our bridge story leads." in hands.now(edition).trouble, "nothing an editor wrote is lost"
    assert "It was in “Morning briefing” of Thursday 26 November 2026." in " ".join(to("ada").body.split())
    assert "bridge" not in to("ada").body.lower(), "the withdrawn report is not told again"


def test_a_correction_reaches_exactly_who_had_the_wrong_version(hands: Hands, bridge: int) -> None:
    hands.recipient("early", "breaking")
    hands.recipient("gone", "breaking")
    hands.recipient("morning", "morning")
    hands.order(hands.breaking(bridge))
    hands.work()
    hands.leave("gone")
    hands.recipient("late", "breaking")
    hands.correct(bridge, "Harbour bridge to close on Tuesday")
    hands.hear()
    hands.work()
    told = [each for each in mailed() if each[1].startswith("Correction")]
    assert told == [("early", "Correction: Harbour bridge to close on Tuesday")]
    assert "We had the day wrong." in to("early").body
    assert to("early").extra_headers["List-Unsubscribe-Post"]
    hands.correct(bridge, "Harbour bridge to close on Wednesday", note="The day again.")
    hands.work()
    told = [each[0] for each in mailed() if each[1].endswith("Wednesday")]
    assert told == ["early"], "who was told of the first correction is told of the second, and nobody else"


def test_who_was_mailed_a_story_that_was_joined_with_another_is_told_when_that_is_killed(
    hands: Hands, bridge: int
) -> None:
    hands.recipient("ada", "breaking")
    hands.order(hands.breaking(bridge))
    hands.work()
    other = hands.story("The whole bridge story")
    hear_joined(story_id=bridge, into_story_id=other)
    hands.kill(other)
    hands.work()
    assert mailed()[1:] == [("ada", "A report we mailed to you has been withdrawn")]


def test_who_got_it_by_both_lists_is_told_once(hands: Hands, bridge: int) -> None:
    hands.recipient("ada", "breaking", "morning")
    hands.order(hands.breaking(bridge))
    hands.order(briefing.compose_morning(by=EDITOR, now=hands.clock.now()))
    hands.work()
    assert len(mailed()) == 2
    hands.correct(bridge, "Harbour bridge stays open")
    hands.work()
    assert mailed()[2:] == [("ada", "Correction: Harbour bridge stays open")]


def test_a_correction_that_comes_while_an_edition_leaves_reaches_who_had_the_old_one(
    hands: Hands, bridge: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("ada", "bo"):
        hands.recipient(name, "breaking")
    hands.order(hands.breaking(bridge))
    taken = EmailBackend.send_messages

    def correct_during_the_first(self: EmailBackend, messages: list[object]) -> int:
        if not mailed():
            hands.correct(bridge, "Harbour bridge stays open")
        return taken(self, messages)

    monkeypatch.setattr(EmailBackend, "send_messages", correct_during_the_first)
    hands.work()
    assert sorted(mailed()) == [
        ("ada", "Breaking: Harbour bridge to close"),
        ("ada", "Correction: Harbour bridge stays open"),
        ("bo", "Breaking: Harbour bridge stays open"),
    ]


@pytest.mark.parametrize("cut_at", [1, 7, 20])
@pytest.mark.parametrize("taken_already", [True, False])
def test_a_power_cut_leaves_nobody_out_and_repeats_one_letter_at_most(
    hands: Hands, bridge: int, monkeypatch: pytest.MonkeyPatch, cut_at: int, taken_already: bool
) -> None:
    for number in range(20):
        hands.recipient(f"reader{number}", "breaking")
    edition = hands.order(hands.breaking(bridge))
    taken = EmailBackend.send_messages

    def cut(self: EmailBackend, messages: list[object]) -> int:
        if len(mailed()) == cut_at - 1:
            if taken_already:
                taken(self, messages)
            monkeypatch.setattr(EmailBackend, "send_messages", taken)
            raise PowerCut
        return taken(self, messages)

    monkeypatch.setattr(EmailBackend, "send_messages", cut)
    with pytest.raises(PowerCut):
        hands.work()
    hands.duty = briefing.Duty(clock=hands.clock)
    hands.work()
    names = [name for name, _ in mailed()]
    assert set(names) == {f"reader{number}" for number in range(20)}
    assert len(names) == 20 + taken_already
    from django.core import mail  # noqa: PLC0415 - the box is new for each test

    assert len({each.extra_headers["Message-ID"] for each in mail.outbox}) == 20, "mail systems know it as the same"
    assert hands.now(edition).sent == 20


def test_an_address_that_does_not_exist_gets_nothing_more(
    hands: Hands, bridge: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands.recipient("ada", "breaking")
    hands.recipient("lost", "breaking")
    taken = EmailBackend.send_messages

    def refuse(self: EmailBackend, messages: list[object]) -> int:
        if messages[0].to == ["lost@example.org"]:
            raise SMTPRecipientsRefused({"lost@example.org": (550, b"No such user")})
        return taken(self, messages)

    monkeypatch.setattr(EmailBackend, "send_messages", refuse)
    first = hands.order(hands.breaking(bridge))
    hands.work()
    hands.hear()
    assert (hands.now(first).sent, hands.now(first).returned) == (1, 1)
    assert briefing.recipients() == {"morning": 0, "breaking": 1}
    second = hands.order(hands.breaking(hands.story("Ferries will run")))
    hands.work()
    assert hands.now(second).wanted == 1


def test_a_mailbox_that_is_busy_is_tried_again_and_holds_up_nobody(
    hands: Hands, bridge: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("busy", "ada"):
        hands.recipient(name, "breaking")
    taken = EmailBackend.send_messages
    busy = [True]

    def refuse(self: EmailBackend, messages: list[object]) -> int:
        if busy[0] and messages[0].to == ["busy@example.org"]:
            raise SMTPRecipientsRefused({"busy@example.org": (451, b"Later")})
        return taken(self, messages)

    monkeypatch.setattr(EmailBackend, "send_messages", refuse)
    edition = hands.order(hands.breaking(bridge))
    hands.work()
    assert [name for name, _ in mailed()] == ["ada"]
    busy[0] = False
    hands.clock.pass_by(minutes=2)
    hands.work()
    assert [name for name, _ in mailed()] == ["ada", "busy"]
    assert hands.now(edition).state == "sent"


def test_a_mail_server_that_is_away_is_waited_for_and_the_desk_is_told(
    hands: Hands, bridge: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands.recipient("ada", "breaking")
    taken = EmailBackend.send_messages
    monkeypatch.setattr(EmailBackend, "send_messages", lambda *_: (_ for _ in ()).throw(SMTPServerDisconnected("no")))
    edition = hands.order(hands.breaking(bridge))
    hands.work()
    assert "could not be used: SMTPServerDisconnected. It is tried again" in hands.now(edition).trouble
    monkeypatch.setattr(EmailBackend, "send_messages", taken)
    hands.work()
    assert mailed() == [], "not before the pause is over"
    hands.clock.pass_by(minutes=6)
    hands.work()
    assert len(mailed()) == 1
    assert hands.now(edition).trouble == ""


def test_what_is_no_longer_news_is_not_sent(hands: Hands, bridge: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(send_slice, "AT_ONCE", 1)
    monkeypatch.setattr(send_slice, "SLICE", -1)
    for name in ("ada", "bo"):
        hands.recipient(name, "breaking")
    edition = hands.order(hands.breaking(bridge))
    for _ in range(2):
        hands.duty.turn()
    assert len(mailed()) == 1
    hands.clock.pass_by(hours=5)
    hands.work()
    assert len(mailed()) == 1
    assert (hands.now(edition).sent, hands.now(edition).expired) == (1, 1)


def test_leaving_by_the_link_counts_and_stops_what_is_under_way(hands: Hands, bridge: int) -> None:
    hands.recipient("ada", "breaking", "morning")
    edition = hands.order(hands.breaking(bridge))
    hands.work()
    assert stop_link("ada") == f"/briefings/stop/token-ada/{edition.id}"
    assert briefing.leave_by(token="token-ada", edition_id=edition.id)
    assert not briefing.leave_by(token="token-ada", edition_id=edition.id)
    assert hands.now(edition).left == 1
    found = reader.choices_of(token="token-ada")
    assert found
    assert found.lists == ("morning",), "one list is left, the other stays"


def test_who_leaves_while_it_is_sent_gets_nothing(hands: Hands, bridge: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(send_slice, "AT_ONCE", 1)
    monkeypatch.setattr(send_slice, "SLICE", -1)
    for name in ("ada", "bo"):
        hands.recipient(name, "breaking")
    hands.order(hands.breaking(bridge))
    for _ in range(2):
        hands.duty.turn()
    reader.leave(token="token-bo")
    hands.work()
    assert [name for name, _ in mailed()] == ["ada"]
    hands.hear()
    assert [each.outcome for each in MailCopy.objects.all()] == ["sent"], "who has gone leaves no trace"


def test_a_morning_that_cannot_be_laid_out_holds_up_nothing_that_has_begun(
    hands: Hands, bridge: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands.recipient("ada", "breaking")
    hands.order(hands.breaking(bridge))
    hands.duty.turn()
    tries = []

    def fail(**_: object) -> None:
        tries.append(1)
        raise ValueError

    monkeypatch.setattr("wireroom.briefing.flows.duty.lay_out_morning", fail)
    hands.work()
    assert len(mailed()) == 1
    assert len(tries) == 1, "it is tried again after a pause, not at each turn"
    hands.clock.pass_by(minutes=1)
    hands.work()
    assert len(tries) == 2


def test_stopping_stops_at_the_next_letter(hands: Hands, bridge: int, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ada", "bo"):
        hands.recipient(name, "breaking")
    edition = hands.order(hands.breaking(bridge))
    taken = EmailBackend.send_messages

    def stop(self: EmailBackend, messages: list[object]) -> int:
        number = taken(self, messages)
        briefing.stop(edition_id=edition.id, by=EDITOR, now=hands.clock.now())
        return number

    monkeypatch.setattr(EmailBackend, "send_messages", stop)
    hands.work()
    assert len(mailed()) == 1
    assert hands.now(edition).state == "cancelled"


def test_traces_are_forgotten_after_six_weeks_and_figures_stay(hands: Hands, bridge: int) -> None:
    hands.recipient("ada", "breaking")
    edition = hands.order(hands.breaking(bridge))
    hands.work()
    hands.clock.pass_by(days=46)
    hands.work()
    assert not MailCopy.objects.exists()
    assert hands.now(edition).sent == 1


def test_thousands_are_gathered_in_parts_each_once(hands: Hands, bridge: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wireroom.briefing.flows.gather.AT_ONCE", 3)
    for number in range(7):
        hands.recipient(f"reader{number}", "breaking")
    edition = hands.order(hands.breaking(bridge))
    hands.duty.turn()
    assert hands.now(edition).state == "gathering"
    Edition.objects.filter(pk=edition.id).update(wanted=0)
    hands.work()
    assert (hands.now(edition).wanted, len(mailed())) == (7, 7)
    assert hands.now(edition).began_at == hands.clock.now() - timedelta(0)
