"""Lists: joined by two words, left by one, followed by the address, forgotten with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.policy import SMTP

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st
from reader_room import ADA, BO, Browser, letters_to

from wireroom.kernel.outbox import Event, Subscriber, deliver, subscribe
from wireroom.kernel.outbox.subscription import _subscribers
from wireroom.reader import api as reader
from wireroom.reader.adapters.post import Post, send
from wireroom.reader.events import MailReturned, RecipientForgotten
from wireroom.reader.flows.erase import erase
from wireroom.reader.flows.leave_lists import move_address
from wireroom.reader.flows.note_return import note_return
from wireroom.reader.models import Enrolment, Recipient
from wireroom.reader.queries.everything import everything_of
from wireroom.reader.rules.mailing import RETURNS_BORNE, is_over, tag_of, tags_in

NOW = datetime(2026, 11, 26, 6, tzinfo=UTC)
MORNING = reader.MailingList(key="morning", name="Morning", words="Every morning.")
BREAKING = reader.MailingList(key="breaking", name="Breaking", words="When it breaks.")


@pytest.fixture
def heard(db: None) -> Iterator[list[Event]]:  # noqa: ARG001 - the database is asked for by name
    events: list[Event] = []
    told = (RecipientForgotten, MailReturned)
    subscribe(Subscriber(name="test.mailing", events=told, handle=events.extend))
    yield events
    del _subscribers["test.mailing"]


def hear() -> None:
    deliver(lane="quick", now=datetime.now(UTC))


def ask(address: str = ADA, *lists: reader.MailingList, now: datetime = NOW, network: str = "192.0.2.1") -> str:
    """Ask, and give the token that came by letter."""
    wanted = lists or (MORNING,)
    reader.ask_to_join(typed=address, lists=wanted, confirm_at="/b/confirm/", network=network, now=now)
    found = re.search(r"https://courier.example/b/confirm/([\w-]{32})", letters_to(address)[-1].body)
    assert found
    return found[1]


def on(on_list: str = "morning") -> tuple[int, ...]:
    return reader.recipients_of(on_list=on_list, limit=100)


def written(_token: str) -> reader.Mailing:
    return reader.Mailing(subject="News", text="Good morning", html="<p>Good morning</p>")


def post(recipient_id: int) -> str:
    with reader.MailRound() as going:
        return going.mail(recipient_id=recipient_id, on_list="morning", about="edition-7", write=written, now=NOW)


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch, db: None) -> None:  # noqa: ARG001 - as above
    """Letters are useful until some days after `NOW`; let the post go its round before that."""
    monkeypatch.setattr("reader_room.datetime", type("Fixed", (), {"now": staticmethod(lambda _zone: NOW)}))
    monkeypatch.setattr("wireroom.reader.subscribers.CLOCK", type("Fixed", (), {"now": staticmethod(lambda: NOW)}))


def test_asking_is_the_same_work_whoever_is_known() -> None:
    for address in (ADA, "came-back@example.org"):
        reader.confirm(token=ask(address, MORNING), now=NOW)
    Recipient.objects.filter(address="came-back@example.org").update(stopped_at=NOW)
    ask("never-confirmed@example.org", MORNING)

    def work(address: str) -> list[str]:
        with CaptureQueriesContext(connection) as queries:
            wanted = (MORNING, BREAKING)
            reader.ask_to_join(typed=address, lists=wanted, confirm_at="/b/", network="192.0.2.7", now=NOW)
        said = [query["sql"].split(" WHERE ")[0].split(" VALUES ")[0] for query in queries]
        return [sql for sql in said if "SAVEPOINT" not in sql]

    unknown = work(BO)
    assert any("reader_enrolment" in sql for sql in unknown)
    for known in (ADA, "came-back@example.org", "never-confirmed@example.org"):
        assert work(known) == unknown


def test_nobody_is_on_a_list_before_the_second_word() -> None:
    token = ask()
    assert on() == ()
    assert reader.waiting_for(token=token, now=NOW) == ("morning",)
    assert reader.confirm(token=token, now=NOW) == ("morning",)
    assert len(on()) == 1
    assert reader.waiting_for(token=token, now=NOW) == ()
    assert reader.confirm(token=token, now=NOW) == ("morning",), "pressing twice does no harm"


def test_a_known_address_is_answered_as_an_unknown_one() -> None:
    reader.confirm(token=ask(), now=NOW)
    ask(BO)
    ask(ADA)
    known, unknown = letters_to(ADA)[-1].body, letters_to(BO)[-1].body
    assert re.sub(r"confirm/.*|\d{4} \d{4}", "", known) == re.sub(r"confirm/.*|\d{4} \d{4}", "", unknown)
    assert len(on()) == 1, "who is on the list stays on it"


def test_a_stranger_cannot_add_a_list_for_somebody() -> None:
    reader.confirm(token=ask(), now=NOW)
    ask(ADA, BREAKING)
    assert on("breaking") == ()


def test_a_confirmation_that_comes_too_late_is_worth_nothing_and_the_address_is_forgotten() -> None:
    token = ask()
    late = NOW + timedelta(days=3, seconds=1)
    assert reader.confirm(token=token, now=late) == ()
    assert on() == ()
    ask(BO, now=late)
    assert not Recipient.objects.filter(address=ADA).exists()
    assert reader.waiting_for(token=token, now=late) is None


def test_only_so_many_letters_go_to_an_address_and_from_a_network() -> None:
    for number in range(4):
        ask(network=f"192.0.2.{number}")
    with pytest.raises(reader.TooOftenRefusal):
        ask(network="192.0.2.9")
    for number in range(20):
        ask(f"reader{number}@example.org", network="192.0.2.10")
    with pytest.raises(reader.TooOftenRefusal):
        ask("reader20@example.org", network="192.0.2.10")


@pytest.mark.parametrize("typed", ["", "nobody", "a@b\nBcc: c@example.org", "x" * 300 + "@example.org"])
def test_what_is_no_address_is_refused_in_words(typed: str) -> None:
    with pytest.raises(reader.Refusal, match="not a whole e-mail address"):
        reader.ask_to_join(typed=typed, lists=[MORNING], confirm_at="/", network="192.0.2.1", now=NOW)
    with pytest.raises(reader.Refusal, match="at least one"):
        reader.ask_to_join(typed=ADA, lists=[], confirm_at="/", network="192.0.2.1", now=NOW)
    assert not Recipient.objects.exists()


def test_leaving_takes_one_word_and_the_last_list_takes_the_address_with_it(heard: list[Event]) -> None:
    token = ask(ADA, MORNING, BREAKING)
    reader.confirm(token=token, now=NOW)
    assert reader.leave(token=token, lists=("morning",))
    assert not reader.leave(token=token, lists=("morning",)), "twice is once"
    assert (on(), len(on("breaking"))) == ((), 1)
    number = on("breaking")[0]
    assert reader.leave(token=token)
    assert not Recipient.objects.exists()
    hear()
    assert heard == [RecipientForgotten(recipient_id=number)]
    assert reader.choices_of(token=token) is None


def test_what_is_mailed_carries_who_and_what_but_only_to_who_is_on_the_list() -> None:
    reader.confirm(token=ask(), now=NOW)
    number = on()[0]
    mail.outbox = []
    assert post(number) == "sent"
    message = mail.outbox[0].message()
    assert message["To"] == ADA
    assert message["List-Id"] == "The Merrow Courier <morning.courier.example>"
    first = message["Message-ID"]
    assert re.fullmatch(rf"<edition-7\.{number}\.[0-9a-f]{{16}}@courier\.example>", first)
    assert post(number) == "sent"
    assert mail.outbox[1].message()["Message-ID"] == first, "what is sent twice is known as one"
    Enrolment.objects.all().delete()
    assert post(number) == "gone"
    assert len(mail.outbox) == 2


def test_a_long_link_in_the_head_stays_whole() -> None:
    link = f"<https://a-long-name.courier.example/briefings/stop/{'a' * 40}/123456789>"
    post = Post(address=ADA, subject="Grüße " * 30, text="x", html="x " * 900, headers={"List-Unsubscribe": link})
    mail.outbox = []
    send(post)
    raw = mail.outbox[0].message(policy=SMTP).as_bytes()
    assert f"\r\nList-Unsubscribe: {link}\r\n".encode() in raw
    assert max(map(len, raw.split(b"\r\n"))) <= 998


def test_an_address_without_a_reader_gets_nothing_more_until_it_is_confirmed_again(heard: list[Event]) -> None:
    token = ask()
    reader.confirm(token=token, now=NOW)
    number = on()[0]
    note_return(recipient_id=number, about="edition-7", is_final=True, now=NOW)
    assert (on(), post(number)) == ((), "gone")
    found = reader.choices_of(token=token)
    assert found
    assert found.is_stopped
    hear()
    assert heard == [MailReturned(recipient_id=number, about="edition-7", is_final=True)]
    assert reader.confirm(token=token, now=NOW) == ("morning",)
    assert on() == (), "an old link does not bring it back"
    assert reader.confirm(token=ask(), now=NOW) == ("morning",)
    assert on() == (number,)


def test_what_returns_for_now_is_borne_a_few_times() -> None:
    reader.confirm(token=ask(), now=NOW)
    number = on()[0]
    for _ in range(RETURNS_BORNE):
        note_return(recipient_id=number, about="edition-7", is_final=False, now=NOW)
        assert on() == (number,)
    note_return(recipient_id=number, about="edition-7", is_final=False, now=NOW)
    assert on() == ()


def test_a_registered_reader_chooses_without_a_letter_and_erasing_forgets(ada: Browser, heard: list[Event]) -> None:  # noqa: ARG001 - she has registered
    user, before = User.objects.get(email=ADA), len(letters_to(ADA))
    assert reader.choices_of_reader(reader_id=user.pk) is None
    reader.choose_lists(reader_id=user.pk, lists=[MORNING, BREAKING], now=NOW)
    assert len(letters_to(ADA)) == before
    reader.choose_lists(reader_id=user.pk, lists=[BREAKING], now=NOW)
    found = reader.choices_of_reader(reader_id=user.pk)
    assert found
    assert found.lists == ("breaking",)
    assert [row["list"] for row in everything_of(user)["mail"]] == ["breaking"]
    erase(user, now=NOW)
    assert not Recipient.objects.exists()
    assert not Enrolment.objects.exists()
    hear()
    assert heard == [RecipientForgotten(recipient_id=found.recipient_id)]


def test_lists_follow_a_reader_to_another_address() -> None:
    reader.confirm(token=ask(ADA, MORNING), now=NOW)
    number = on()[0]
    move_address(ADA, BO)
    assert (on(), Recipient.objects.get().address) == ((number,), BO)
    reader.confirm(token=ask(ADA, MORNING, BREAKING), now=NOW)
    move_address(ADA, BO)
    assert (on(), on("breaking")) == ((number,), (number,))
    assert Recipient.objects.count() == 1


@settings(deadline=None)
@given(
    about=st.from_regex(r"[a-z]{1,20}-[0-9]{1,18}", fullmatch=True),
    recipient=st.integers(0, 10**18 - 1),
    seal=st.binary(min_size=8, max_size=8).map(bytes.hex),
    around=st.text(max_size=20),
)
def test_a_letters_mark_is_found_again_in_any_text(about: str, recipient: int, seal: str, around: str) -> None:
    tag = tag_of(about=about, recipient_id=recipient, seal=seal)
    assert (about, recipient, seal) in tags_in(f"{around}\n<{tag}@courier.example> {around}")


@settings(deadline=None)
@given(st.integers(0, 100))
def test_the_more_returns_the_nearer_the_end(returned: int) -> None:
    assert is_over(returned, is_final=True)
    assert is_over(returned, is_final=False) == (returned > RETURNS_BORNE)
