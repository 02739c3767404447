"""One picture of the archive: what it shows, where it is cut, how it may be used."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from wireroom.desk.forms.archive import DescribeForm, TermsForm, describe_form, terms_form
from wireroom.desk.queries.archive_rows import posts_showing, with_stories
from wireroom.desk.rules.deeds import Deed
from wireroom.desk.views.acts import act
from wireroom.desk.views.files import small_picture
from wireroom.desk.views.show import show
from wireroom.kernel.clock import SystemClock
from wireroom.kernel.site import current_site
from wireroom.pictures.api import UnableToKeepPicture, archive_picture, cut, describe, look, set_terms
from wireroom.pictures.events import SHAPES, ArchivePicture


@require_safe
def one_picture(request: HttpRequest, picture_id: int) -> HttpResponse:
    """The picture and all that is said of it."""
    return _page(request, picture_or_404(picture_id))


@require_POST
def describe_picture(request: HttpRequest, picture_id: int) -> HttpResponse:
    """Keep words, focal point and crop."""
    picture = picture_or_404(picture_id)
    form = DescribeForm(request.POST)
    if not form.is_valid():
        return _page(request, picture, status=422, describing=form)
    try:
        made = cut(picture_id=picture.id, crop=form.crop())
        with act(request, Deed.PICTURE_DESCRIBED, on="picture", which=picture.id) as done:
            done.detail = picture.name
            describe(
                picture_id=picture.id,
                description=form.description(),
                focus=form.focus(),
                made=made,
                revision=form.cleaned_data["revision"],
            )
    except UnableToKeepPicture as refusal:
        return _page(request, picture, status=409, describing=form, refusal=str(refusal))
    messages.success(
        request, "Kept. Stories that show it keep their words and focal point; a new crop reaches them by itself."
    )
    return redirect("desk:archive-picture", picture.id)


@require_POST
def set_picture_terms(request: HttpRequest, picture_id: int) -> HttpResponse:
    """Keep rights, usage and their limits."""
    picture = picture_or_404(picture_id)
    form = TermsForm(request.POST)
    if not form.is_valid():
        return _page(request, picture, status=422, terms=form)
    try:
        with act(request, Deed.PICTURE_TERMS_SET, on="picture", which=picture.id) as done:
            given = form.terms()
            done.detail = f"{picture.name}: until {given.expires_at or 'ever'}, {given.held or 'not held back'}"
            set_terms(
                picture_id=picture.id,
                terms=given,
                revision=form.cleaned_data["revision"],
                now=SystemClock().now(),
            )
    except UnableToKeepPicture as refusal:
        return _page(request, picture, status=409, terms=form, refusal=str(refusal))
    messages.success(request, "The terms are kept. Pages that show the picture follow by themselves.")
    return redirect("desk:archive-picture", picture.id)


@require_safe
def small(request: HttpRequest, picture_id: int) -> HttpResponse:  # noqa: ARG001 - Django's shape of a view
    """The whole picture, small and upright."""
    return small_picture(picture_or_404(picture_id).href)


@require_safe
def shaped(request: HttpRequest, picture_id: int, shape: str) -> HttpResponse:  # noqa: ARG001 - as above
    """The picture as a shape cuts it."""
    if shape not in {*SHAPES, "article"}:
        raise Http404("There is no such shape.")
    try:
        return HttpResponse(look(href=picture_or_404(picture_id).href, shape=shape), content_type="image/webp")
    except FileNotFoundError as missing:
        raise Http404("This picture is not here.") from missing


def picture_or_404(picture_id: int) -> ArchivePicture:
    """Give a picture of the archive. Raises Http404."""
    try:
        return archive_picture(picture_id=picture_id)
    except LookupError as missing:
        raise Http404(str(missing)) from missing


def _page(
    request: HttpRequest,
    picture: ArchivePicture,
    *,
    status: int = 200,
    describing: DescribeForm | None = None,
    terms: TermsForm | None = None,
    refusal: str = "",
) -> HttpResponse:
    (row,) = with_stories([picture], now=SystemClock().now())
    page: dict[str, Any] = {
        "row": row,
        "posts": posts_showing(row),
        "picture": picture,
        "describing": describing or describe_form(picture),
        "terms": terms or terms_form(picture),
        "refusal": refusal,
        "zone": str(current_site().zone),
    }
    return show(request, "desk/archive_picture.html", section="pictures", status=status, **page)
