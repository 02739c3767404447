"""A live blog at the desk: post, change, pin, mark, take away."""

from __future__ import annotations

from dataclasses import replace

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from wireroom.desk.forms.live_post import PostForm
from wireroom.desk.queries.comparison import compared_posts
from wireroom.desk.queries.picture_terms import picture_terms
from wireroom.desk.rules.deeds import Deed
from wireroom.desk.views.acts import story_act
from wireroom.desk.views.door import editor_of
from wireroom.desk.views.show import show
from wireroom.desk.views.stories import story_or_404
from wireroom.desk.views.written_post import Written, opened_post, written
from wireroom.kernel.clock import SystemClock
from wireroom.kernel.pulse import beat
from wireroom.kernel.wanted_answer import wants_json
from wireroom.pictures.api import pictures_named
from wireroom.story.api import (
    DeskStory,
    LivePost,
    PostMoved,
    UnableToPublish,
    add_post,
    change_post,
    posts_of,
    take_post_away,
)

GONE = 404
MOVED = 409
UNREADABLE = 422


@require_http_methods(["GET", "HEAD", "POST"])
def live_blog(request: HttpRequest, story_id: int) -> HttpResponse:
    """The blog with a box for the next post; what is sent is with readers at once."""
    story = story_or_404(story_id)
    if request.method != "POST":
        return _unsent(request, story, Written(form=PostForm()))
    sent = written(request)
    if not sent.is_whole:
        return _unsent(request, story, sent)
    try:
        with story_act(request, Deed.POSTED, story_id) as act:
            made = add_post(story_id=story_id, editor=editor_of(request), post=sent.post, now=SystemClock().now())
            act.detail = f"{made.name}: {made.title}"
            beat("writing")
    except UnableToPublish as refusal:
        return _unsent(request, story, sent, refusal=refusal)
    return _done(request, story_id, "Posted: readers have it.")


@require_http_methods(["GET", "HEAD", "POST"])
def live_post(request: HttpRequest, story_id: int, name: str) -> HttpResponse:
    """One post: change it, or with `do` "away" take it out of the blog. Of one that is gone, what was written stays."""
    story = story_or_404(story_id)
    post = next((each for each in _posts(story) if each.name == name), None)
    if request.method != "POST":
        opened = opened_post(post, story) if post else Written(form=PostForm())
        return _unsent(request, story, opened, name=name, post=post)
    sent = written(request)
    if not sent.is_whole:
        return _unsent(request, story, sent, name=name, post=post)
    try:
        words = _do(request, story_id, name, sent)
    except PostMoved as refusal:
        return _moved(request, story, sent, refusal, name)
    except UnableToPublish as refusal:
        return _unsent(request, story, sent, name=name, post=post, refusal=refusal)
    return _done(request, story_id, words)


def _do(request: HttpRequest, story_id: int, name: str, sent: Written) -> str:
    editor, now, base = editor_of(request), SystemClock().now(), sent.form.cleaned_data["base"]
    if request.POST.get("do") == "away":
        with story_act(request, Deed.POST_AWAY, story_id) as act:
            gone = take_post_away(story_id=story_id, editor=editor, name=name, base=base, now=now)
            act.detail = f"{gone.name}: {gone.title}"
            beat("writing")
        return "Taken away. The story's history keeps that it stood."
    with story_act(request, Deed.POST_CHANGED, story_id) as act:
        made = change_post(story_id=story_id, editor=editor, name=name, post=sent.post, base=base, now=now)
        act.detail = f"{made.name}: {made.title}"
        beat("writing")
    return "Changed: readers have it."


def _done(request: HttpRequest, story_id: int, words: str) -> HttpResponse:
    messages.success(request, words)
    if wants_json(request.headers):
        return JsonResponse({"next": reverse("desk:live-blog", args=[story_id])})
    return redirect("desk:live-blog", story_id)


def _moved(request: HttpRequest, story: DeskStory, sent: Written, refusal: PostMoved, name: str) -> HttpResponse:
    """Somebody was faster: both texts, and a form that goes on top of theirs, or as a new post."""
    theirs, mine = refusal.theirs, sent.post
    return _unsent(
        request,
        story,
        replace(sent, form=sent.form.on_top_of(theirs)),
        name=name,
        post=theirs,
        refusal=refusal,
        pairs=compared_posts(theirs, mine) if theirs else (),
        theirs=theirs,
    )


def _unsent(
    request: HttpRequest,
    story: DeskStory,
    sent: Written,
    *,
    name: str = "",
    post: LivePost | None = None,
    refusal: UnableToPublish | None = None,
    **more: object,
) -> HttpResponse:
    """The page with its form; to a script, which has the form, why nothing was sent."""
    moved, form = isinstance(refusal, PostMoved), sent.form
    faults = str(refusal or sent.faults)
    gone = bool(name) and post is None
    status = MOVED if moved else UNREADABLE if form.is_bound else GONE if gone else 200
    if form.is_bound and wants_json(request.headers):
        return JsonResponse({"refused": faults}, status=status)
    return show(
        request,
        "desk/live_blog.html",
        section="stories",
        status=status,
        story=story,
        form=form,
        pictures=sent.pictures,
        terms=picture_terms([each.picture for each in sent.pictures], now=SystemClock().now()),
        archive=pictures_named(each.picture.href for each in sent.pictures),
        posts=_posts(story),
        name=name,
        post=post,
        gone=gone,
        refusal=str(refusal or ""),
        **more,
    )


def _posts(story: DeskStory) -> tuple[LivePost, ...]:
    return posts_of(story.current.body) if story.current else ()
