"""The till's own pages: where a card is named, and where a giver changes or ends what was pledged."""

from __future__ import annotations

from html import escape

from wireroom.demo.till.bank import BAD, GOOD, ONCE_ONLY
from wireroom.demo.till.books import Thing

_FRAME = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>
body {{ font: 1.0625rem/1.5 Georgia, serif; max-width: 30rem; margin: 3rem auto; padding: 0 1.25rem; color: #1a1a1a; background: #fbfaf7 }}
@media (prefers-color-scheme: dark) {{ body {{ color: #eee; background: #191817 }} input {{ color: #eee }} }}
label {{ display: block; margin: 1rem 0 .2rem }} input {{ width: 100%; padding: .6rem; font: inherit; box-sizing: border-box; background: transparent; border: 1px solid #8a8578 }}
button {{ margin-top: 1.3rem; padding: .7rem 1.4rem; font: 700 1.0625rem Georgia, serif; cursor: pointer }}
[role=alert] {{ border-left: 3px solid #b3261e; padding-left: .8rem }} small {{ color: #6b675c }}
</style></head><body><main><p><small>A stand-in for the payment provider. No money moves.</small></p>
<h1>{title}</h1>{inside}</main></body></html>"""  # noqa: E501 - a style sheet of few lines


def checkout(session: Thing, *, declined: bool = False) -> str:
    """The page on which a session is paid."""
    amount = f"{session['currency'].upper()} {session['amount_total'] / 100:.2f}"
    each = f" each {session['interval']}" if session["interval"] else ""
    known = escape(session["customer_email"] or "", quote=True)
    said = '<p role="alert">Your card was declined. Nothing was taken.</p>' if declined else ""
    inside = f"""<p><b>{escape(session["words"])}</b>: {amount}{each}</p>{said}
<form method="post"><label for="email">E-mail</label>
<input id="email" name="email" type="email" required value="{known}">
<label for="card">Card number</label><input id="card" name="card" required value="{GOOD}" inputmode="numeric">
<small>{GOOD} pays, {BAD} is declined, {ONCE_ONLY} pays now and not again.</small>
<p><button>Pay {amount}</button></p></form>
<p><a href="{escape(session["cancel_url"] or "", quote=True)}">Back</a></p>"""
    return _FRAME.format(title="Checkout", inside=inside)


def gone() -> str:
    """The page of a session that can no longer be paid."""
    return _FRAME.format(title="Nothing to pay here", inside="<p>It is paid already, or too old.</p>")


def portal(pledges: list[Thing], *, back: str) -> str:
    """The page of a giver."""
    rows = "".join(
        f'<form method="post"><p>{each["status"]} <input type="hidden" name="pledge" value="{each["id"]}">'
        "<button>End it</button></p></form>"
        for each in pledges
    )
    rows += (
        f'<form method="post"><label for="card">New card</label><input id="card" name="card" required value="{GOOD}">'
        "<p><button>Keep this card</button></p></form>"
    )
    inside = f'{rows}<p><a href="{escape(back, quote=True)}">Back</a></p>'
    return _FRAME.format(title="What you pledged", inside=inside)
