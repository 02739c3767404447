"""What a signed-in reader gets by e-mail, chosen in their account: the address is proven, so no letter asks again."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import get_token
from django.views.decorators.http import require_http_methods

from wireroom.briefing.rules.series import ALL_SERIES, FOLLOWED
from wireroom.briefing.views.pages import chosen, now_here, page
from wireroom.reader import api as reader

PATH = "/account/briefings"
OFFERED = (*ALL_SERIES, FOLLOWED)


@require_http_methods(["GET", "HEAD", "POST"])
def briefings(request: HttpRequest) -> HttpResponse:
    """Show and take the choice."""
    now = now_here()
    known = reader.reader_of(request=request, now=now)
    if known is None:
        return HttpResponseRedirect(f"/account/sign-in?next={PATH}", status=303)
    if request.method == "POST":
        reader.choose_lists(reader_id=known.id, lists=chosen(request.POST.getlist("list"), among=OFFERED), now=now)
        return HttpResponseRedirect(f"{PATH}?done=1", status=303)
    found = reader.choices_of_reader(reader_id=known.id)
    answer = page(
        "choices.html",
        title="What you get by e-mail",
        action=PATH,
        lists=OFFERED,
        on=found.lists if found else (),
        is_stopped=bool(found and found.is_stopped),
        done="done" in request.GET,
        token=get_token(request),
        address=known.address,
    )
    del answer["Referrer-Policy"]  # a form whose sender is not told is taken for a stranger's
    return answer
