"""Posts of a live blog: with readers at once, each with its own times, and never in the way of a draft."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from story_wire import NOON, compared, item, later, paragraphs

from wireroom.pictures import api as pictures
from wireroom.pictures.events import PROVIDER, Terms
from wireroom.story.api import (
    Copy,
    PostCopy,
    PostMoved,
    PublicPicture,
    UnableToPublish,
    add_post,
    change_post,
    desk_stories,
    desk_story,
    desk_versions,
    follow_again,
    kill,
    posts_of,
    publish,
    published_facts,
    published_story,
    published_versions,
    save_draft,
    take_post_away,
    verify_chain,
)
from wireroom.story.flows.live_blog import SENT_AGAIN
from wireroom.story.models import Version
from wireroom.story.rules.live_posts import (
    LivePost,
    block_of,
    free_moment,
    own_pictures,
    pictures_of,
    post_of,
    said_of,
    with_posts,
    without_posts,
)

COPY = Copy(headline="The vote, live", body=paragraphs("It begins at noon."))
PLAIN = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cf", "Zl", "Zp", "Co", "Cn")), max_size=30).map(
    lambda text: " ".join(text.split())
)


@pytest.fixture
def story_id(db):  # noqa: ARG001 - the database is asked for by name
    draft = save_draft(story_id=None, editor="vesna", copy=COPY, base=0, now=NOON)
    publish(story_id=draft.story_id, editor="vesna", now=NOON)
    return draft.story_id


def post(title="Doors open", html="<p>They are in.</p>", **more):
    return PostCopy(title=title, html=html, **more)


def change(story_id, opened, fresh, *, now):
    return change_post(story_id=story_id, editor="oda", name=opened.name, post=fresh, base=opened.state, now=now)


def titles(story_id, *, now):
    return [each.title for each in posts_of(published_story(now=now, story_id=story_id).current.body)]


def test_posts_stand_newest_first_behind_the_copy(story_id):
    add_post(story_id=story_id, editor="vesna", post=post("One"), now=later(1))
    add_post(story_id=story_id, editor="vesna", post=post("Two"), now=later(2))
    shown = published_story(now=later(3), story_id=story_id).current

    assert [block.kind for block in shown.body] == ["paragraph", "live-post", "live-post"]
    assert titles(story_id, now=later(3)) == ["Two", "One"]
    assert shown.kind == "update"


def test_a_changed_post_keeps_its_time_and_says_when(story_id):
    made = add_post(story_id=story_id, editor="vesna", post=post(), now=later(1))
    changed = change(story_id, made, post("Doors shut"), now=later(5))

    assert (changed.at, changed.changed_at) == (made.at, later(5))
    key = change(story_id, changed, post("Doors shut", is_key=True), now=later(6))
    assert key.changed_at == later(5), "a mark changes no words"
    with pytest.raises(UnableToPublish, match="Nothing of the post"):
        change(story_id, key, post("Doors shut", is_key=True), now=later(7))


def test_a_colleagues_change_is_not_written_over_unseen(story_id):
    opened = add_post(story_id=story_id, editor="vesna", post=post(), now=later(1))
    corrected = change(story_id, opened, post("Two doors open"), now=later(2))

    with pytest.raises(PostMoved, match="Somebody changed that post") as refusal:
        change(story_id, opened, post("Doors shut"), now=later(3))
    assert refusal.value.theirs == corrected
    with pytest.raises(PostMoved, match="Somebody changed that post"):
        take_post_away(story_id=story_id, editor="oda", name=opened.name, base=opened.state, now=later(3))
    assert titles(story_id, now=later(4)) == ["Two doors open"]
    change(story_id, corrected, post("Doors shut"), now=later(5))
    assert titles(story_id, now=later(6)) == ["Doors shut"]


def test_a_post_whose_answer_was_lost_and_that_is_sent_again_stands_once(story_id):
    made = add_post(story_id=story_id, editor="vesna", post=post(), now=later(1))
    assert add_post(story_id=story_id, editor="vesna", post=post(), now=later(3)) == made
    add_post(story_id=story_id, editor="vesna", post=post(by="Oda"), now=later(4))
    add_post(story_id=story_id, editor="vesna", post=post(), now=later(1) + SENT_AGAIN)
    assert titles(story_id, now=later(60)) == ["Doors open"] * 3


def test_only_one_post_is_pinned(story_id):
    add_post(story_id=story_id, editor="vesna", post=post("One", is_pinned=True), now=later(1))
    add_post(story_id=story_id, editor="vesna", post=post("Two", is_pinned=True), now=later(2))
    add_post(story_id=story_id, editor="vesna", post=post("Three"), now=later(3))

    found = posts_of(published_story(now=later(4), story_id=story_id).current.body)
    assert [(each.title, each.is_pinned) for each in found] == [("Three", False), ("Two", True), ("One", False)]


def test_a_post_that_was_taken_away_is_gone_from_the_page_and_in_the_history(story_id):
    made = add_post(story_id=story_id, editor="vesna", post=post(), now=later(1))
    take_post_away(story_id=story_id, editor="vesna", name=made.name, base=made.state, now=later(2))

    assert titles(story_id, now=later(3)) == []
    assert len(published_versions(now=later(3), story_id=story_id)) == 3
    with pytest.raises(PostMoved, match="is gone") as refusal:
        take_post_away(story_id=story_id, editor="vesna", name=made.name, base=made.state, now=later(3))
    assert refusal.value.theirs is None


def test_an_open_draft_goes_on_and_takes_no_post_away(story_id):
    begun = desk_story(story_id=story_id)
    add_post(story_id=story_id, editor="oda", post=post(), now=later(1))
    copy = Copy(headline="The vote, counted", body=paragraphs("It is over."))
    save_draft(story_id=story_id, editor="vesna", copy=copy, base=begun.revision, now=later(2))
    publish(story_id=story_id, editor="vesna", now=later(3))
    shown = published_story(now=later(4), story_id=story_id).current

    assert shown.headline == "The vote, counted"
    assert titles(story_id, now=later(4)) == ["Doors open"]
    assert desk_story(story_id=story_id).copy.body == copy.body
    assert verify_chain(story_id=story_id) == ()


@pytest.fixture
def copies(monkeypatch):
    """The numbers of the versions that were read with their copy."""
    read, made = [], Version.from_db.__func__

    def from_db(cls, db, names, values, **more):
        if "body" in names:
            read.append(dict(zip(names, values, strict=False))["number"])
        return made(cls, db, names, values, **more)

    monkeypatch.setattr(Version, "from_db", classmethod(from_db))
    return read


def test_a_longer_blog_is_read_with_no_more_copy(story_id, copies):
    read = {}
    for number in range(1, 9):
        copies.clear()
        add_post(story_id=story_id, editor="vesna", post=post(f"Post {number}"), now=later(number))
        begun = desk_story(story_id=story_id)
        facts = published_facts(now=later(number), story_id=story_id)
        read[number] = list(copies)
        assert [each.number for each in facts] == [each.number for each in begun.versions]
        assert begun.current == desk_versions(story_id=story_id)[-1]
    assert len(read[8]) == len(read[1])
    assert set(read[8]) == {8, 9}, "the version that was, and the one that is"
    assert [each.note for each in facts] == [each.note for each in published_versions(now=later(9), story_id=story_id)]


@pytest.mark.parametrize("html", ["", "<p></p>", "<script>x</script>", "<p> </p>"])
def test_an_empty_post_is_refused(story_id, html):
    with pytest.raises(UnableToPublish, match="empty"):
        add_post(story_id=story_id, editor="vesna", post=post("", html), now=later(1))


def test_nothing_is_posted_where_nothing_is_live(story_id):
    draft = save_draft(story_id=None, editor="vesna", copy=COPY, base=0, now=NOON)
    with pytest.raises(UnableToPublish, match="publish it first"):
        add_post(story_id=draft.story_id, editor="vesna", post=post(), now=later(1))
    kill(story_id=story_id, ordered_by="vesna", reason="Wrong.", now=later(1))
    with pytest.raises(UnableToPublish, match="killed"):
        add_post(story_id=story_id, editor="vesna", post=post(), now=later(2))


@given(
    st.builds(
        LivePost,
        at=st.datetimes().map(lambda at: NOON + timedelta(seconds=at.second + at.minute * 60)),
        title=PLAIN,
        html=PLAIN.map(lambda text: f"<p>{text.replace('&', '').replace('<', '').replace('>', '')}</p>"),
        by=PLAIN,
        is_key=st.booleans(),
        is_pinned=st.booleans(),
        changed_at=st.none() | st.just(NOON + timedelta(hours=2)),
    )
)
def test_a_post_is_read_as_it_was_written(made):
    assert post_of(block_of(made)) == made


def test_two_posts_of_one_second_have_names_of_their_own():
    first = LivePost(at=NOON, title="One", html="")
    second = LivePost(at=free_moment([first], NOON + timedelta(milliseconds=400)), title="Two", html="")

    assert first.name != second.name
    assert without_posts(with_posts(paragraphs("x"), [first, second])) == paragraphs("x")


def test_a_live_blog_that_follows_the_wire_again_keeps_its_posts(wire):
    wire.arrive(item())
    story_id = desk_stories()[0].id
    add_post(story_id=story_id, editor="vesna", post=post("One"), now=later(1))
    follow_again(story_id=story_id, **compared(story_id), editor="vesna", now=later(2))
    assert titles(story_id, now=later(3)) == ["One"]
    wire.arrive(item(version="2", headline="Ferry afloat"))
    shown = published_story(now=later(9), story_id=story_id).current
    assert (shown.headline, titles(story_id, now=later(9))) == ("Ferry afloat", ["One"])
    assert verify_chain(story_id=story_id) == ()


@pytest.fixture
def quay(db):  # noqa: ARG001 - as above
    """A picture of the archive, as a story takes it."""
    out = BytesIO()
    Image.new("RGB", (30, 20)).save(out, "JPEG")
    taken, _ = pictures.take_in(pictures.look_into(data=out.getvalue(), name="quay.jpg"), by="ada", now=NOON)
    return PublicPicture(provider=PROVIDER, href=taken.href, caption="The quay", credit="Ada Vell", alt="A quay")


def shown(story_id, *, now):
    return published_story(now=now, story_id=story_id).current


def test_a_picture_stands_in_the_story_and_in_posts_with_words_of_their_own(story_id, quay):
    begun = desk_story(story_id=story_id)
    copy = replace(COPY, pictures=(quay,))
    save_draft(story_id=story_id, editor="vesna", copy=copy, base=begun.revision, now=later(1))
    publish(story_id=story_id, editor="vesna", now=later(1))
    said = replace(quay, caption="The quay, <flooded>", alt="Water on a quay")
    add_post(story_id=story_id, editor="vesna", post=post("One", pictures=(said,)), now=later(2))
    add_post(story_id=story_id, editor="vesna", post=post("Two"), now=later(3))
    found = shown(story_id, now=later(4))
    (_, one) = posts_of(found.body)
    assert [(each.caption, each.credit, each.alt) for each in one.pictures] == [
        ("The quay, <flooded>", "Ada Vell", "Water on a quay")
    ]
    assert found.pictures == (quay, said)
    assert desk_story(story_id=story_id).copy.pictures == (quay,)
    assert verify_chain(story_id=story_id) == ()


def test_the_pictures_of_posts_are_no_part_of_a_draft_and_no_draft_takes_them_away(story_id, quay):
    add_post(story_id=story_id, editor="vesna", post=post("One", pictures=(quay,)), now=later(1))
    begun = desk_story(story_id=story_id)
    assert begun.copy.pictures == ()
    copy = replace(COPY, headline="The vote, counted")
    save_draft(story_id=story_id, editor="vesna", copy=copy, base=begun.revision, now=later(2))
    publish(story_id=story_id, editor="vesna", now=later(2))
    assert shown(story_id, now=later(3)).pictures == (quay,)
    (only,) = posts_of(shown(story_id, now=later(3)).body)
    take_post_away(story_id=story_id, editor="vesna", name=only.name, base=only.state, now=later(3))
    assert shown(story_id, now=later(4)).pictures == ()


def test_a_post_with_a_picture_alone_is_no_empty_one_and_its_words_are_changed(story_id, quay):
    made = add_post(story_id=story_id, editor="vesna", post=post("", "", pictures=(quay,)), now=later(1))
    with pytest.raises(UnableToPublish, match="Nothing of the post"):
        change(story_id, made, post("", "", pictures=(quay,)), now=later(2))
    fresh = change(story_id, made, post("", "", pictures=(replace(quay, alt="The quay"),)), now=later(3))
    assert fresh.changed_at == later(3)
    assert fresh.state != made.state
    (kept,) = pictures.archive_pictures()
    assert pictures.stories_showing([kept.id]) == {kept.id: [story_id]}


def test_a_post_goes_up_only_with_pictures_that_are_described_and_may_be_used(story_id, quay):
    with pytest.raises(UnableToPublish, match="has no description"):
        add_post(story_id=story_id, editor="vesna", post=post(pictures=(replace(quay, alt=" "),)), now=later(1))
    made = add_post(story_id=story_id, editor="vesna", post=post(), now=later(1))
    (kept,) = pictures.archive_pictures()
    assert pictures.stories_showing([kept.id]) == {}
    pictures.set_terms(picture_id=kept.id, terms=Terms(expires_at=later(2)), revision=0, now=later(1))
    with pytest.raises(UnableToPublish, match="its rights have expired"):
        change(story_id, made, post(pictures=(quay,)), now=later(2))
    assert titles(story_id, now=later(3)) == ["Doors open"]


def test_a_live_blog_that_follows_the_wire_again_keeps_the_pictures_of_its_posts(wire, quay):
    wire.arrive(item())
    story_id = desk_stories()[0].id
    add_post(story_id=story_id, editor="vesna", post=post("One", pictures=(quay,)), now=later(1))
    follow_again(story_id=story_id, **compared(story_id), editor="vesna", now=later(2))
    wire.arrive(item(version="2", headline="Ferry afloat"))
    found = shown(story_id, now=later(9))
    assert (found.headline, found.pictures[-1]) == ("Ferry afloat", quay)


PICTURES = st.lists(
    st.builds(PublicPicture, provider=st.just(PROVIDER), href=PLAIN, caption=PLAIN, credit=PLAIN, alt=PLAIN)
)


@given(PICTURES)
def test_what_a_post_says_of_its_pictures_is_read_as_it_was_written(given):
    said = tuple(map(said_of, given))
    made = LivePost(at=NOON, title="", html="<p>In.</p>", pictures=said)
    assert post_of(block_of(made)) == made
    body = with_posts((), [made])
    assert own_pictures((*given[:1], *pictures_of([made], given)), body) == tuple(given[:1])
