"""The reader's own room: name, devices, passkeys, a copy of everything, another address."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User
from reader_room import ADA, BO, Browser, code_for, letters_to

from wireroom.kernel.pulse import pulse
from wireroom.kernel.site import current_site, furnish
from wireroom.reader.flows.sign_out import channel_of
from wireroom.reader.models import AccountEvent, Device, Reader


def page(browser: Browser) -> str:
    return browser.get("/account/").content.decode()


def test_strangers_are_asked_to_sign_in(browser: Browser) -> None:
    assert browser.get("/account/")["Location"] == "/account/sign-in?next=%2Faccount%2F"
    assert browser.get("/account/pulse").status_code == 204


def test_nothing_of_it_is_kept_by_any_cache(ada: Browser) -> None:
    for path in ("", "me", "address", "erase", "confirm", "pulse"):
        assert ada.get(f"/account/{path}")["Cache-Control"] == "private, no-store"


def test_a_name_is_kept_on_one_line_and_shown_as_text(ada: Browser) -> None:
    ada.post("/account/name", {"name": "  <b>Ada</b>\u202e\n Morrow " + "x" * 200})
    assert ada.me()["name"].startswith("<b>Ada</b> Morrow xxx")
    assert len(Reader.objects.get().name) == 80
    assert "&lt;b&gt;Ada" in page(ada)
    ada.post("/account/name", {"name": " "})
    assert ada.me()["name"] == ADA


def test_devices_are_listed_and_signed_out_one_by_one(ada: Browser) -> None:
    phone = Browser(network="192.0.2.2")
    phone.defaults["HTTP_USER_AGENT"] = "Mozilla/5.0 (Linux; Android 16) Chrome/150.0 Mobile Safari/537.36"
    phone.sign_in()
    assert "Chrome on Android" in page(ada)
    assert "this one" in page(ada)
    user = User.objects.get()
    before = pulse(channel_of(user.pk))

    ada.post(f"/account/devices/{Device.objects.get(name='Chrome on Android').pk}/sign-out")

    assert not phone.me()["signed_in"]
    assert ada.me()["signed_in"]
    assert pulse(channel_of(user.pk)) > before, "the other device's open tabs hear of it"
    assert channel_of(user.pk) in ada.get("/account/pulse")["X-Wireroom-Pulse"].split(",")


def test_the_address_moves_with_a_code_from_each(ada: Browser) -> None:
    furnish(replace(current_site(), email="desk@courier.example"))
    assert ada.post("/account/address", {"address": BO})["Location"] == "/account/address"
    assert BO in ada.get("/account/address").content.decode()
    codes = {"old_code": code_for(ADA), "new_code": code_for(BO)}
    assert ada.post("/account/address", codes)["Location"] == "/account/?done=address-changed"
    assert ada.me()["name"] == BO
    told = letters_to(ADA)[-1].body
    assert "now has another e-mail address" in told
    assert "write to desk@courier.example at once" in told
    assert "We told the old one" in ada.get("/account/?done=address-changed").content.decode()
    anew = Browser(network="192.0.2.3")
    anew.sign_in(BO)
    assert User.objects.count() == 1


def test_the_same_address_and_no_address_are_refused(ada: Browser) -> None:
    assert "has now" in ada.post("/account/address", {"address": ADA}).content.decode()
    assert "not a whole" in ada.post("/account/address", {"address": "bo"}).content.decode()


def test_a_copy_holds_everything_and_no_secret(ada: Browser) -> None:
    ada.post("/account/name", {"name": "Ada"})
    answer = ada.post("/account/export")
    assert answer["Content-Disposition"] == 'attachment; filename="my-account.json"'
    copy = answer.json()
    assert copy["addresses"] == [ADA]
    assert copy["name"] == "Ada"
    assert copy["devices"][0]["name"] == "Firefox on Linux"
    assert [event["what"] for event in copy["events"]][:2] == ["You registered", "You signed in with a code"]
    assert copy["consents"][0]["words"].startswith("The Merrow Courier")
    assert copy["gifts"]["paid"] == [], "what another room keeps is in it too"
    assert ada.cookies["wireroom_reader"].value not in answer.content.decode()


def test_what_happened_is_listed_and_only_the_newest_is_kept(ada: Browser) -> None:
    for _ in range(110):
        ada.post("/account/export")
    assert AccountEvent.objects.count() == 100
    assert page(ada).count("You took a copy of your data") == 12


def test_a_passkey_of_somebody_else_cannot_be_removed(ada: Browser) -> None:
    bo = User.objects.create_user("bo")
    key = Authenticator.objects.create(user=bo, type="webauthn", data={"name": "Bo's phone"})
    assert ada.post(f"/account/passkeys/{key.pk}/remove").status_code == 303
    assert Authenticator.objects.filter(pk=key.pk).exists()
    assert len(letters_to(ADA)) == 1


def test_removing_a_passkey_signs_other_devices_out(ada: Browser) -> None:
    elsewhere = Browser(network="192.0.2.9")
    elsewhere.sign_in()
    key = Authenticator.objects.create(user=User.objects.get(), type="webauthn", data={"name": "A lost phone"})
    ada.post(f"/account/passkeys/{key.pk}/remove")
    assert not Authenticator.objects.exists()
    assert ada.me()["signed_in"]
    assert not elsewhere.me()["signed_in"]
    assert "other devices are signed out" in ada.get("/account/?done=passkey-removed").content.decode()


def test_a_closed_account_is_told_so(browser: Browser) -> None:
    browser.sign_in()
    User.objects.update(is_active=False)
    assert not browser.me()["signed_in"]
    other = Browser(network="192.0.2.4")
    other.ask()
    answer = other.post("/account/code", {"code": code_for(ADA)})
    assert answer.status_code == 422
    assert "closed" in answer.content.decode()


def test_a_device_whose_time_is_over_is_listed_no_longer(ada: Browser) -> None:
    Device.objects.update(born_at=datetime.now(UTC) - timedelta(days=91))
    phone = Browser(network="192.0.2.5")
    phone.sign_in()
    assert Device.objects.count() == 1
    assert not ada.me()["signed_in"]


def test_an_address_that_leads_nowhere_says_so_in_the_house_s_look(browser: Browser) -> None:
    answer = browser.get("/account/wp-login.php")
    assert answer.status_code == 404
    assert "There is nothing here" in answer.content.decode()


def test_signing_in_while_signed_in_leads_on(ada: Browser) -> None:
    assert ada.get("/account/sign-in?next=/business")["Location"] == "/business"
    assert current_site().name in page(ada)


def test_a_letter_tells_of_a_kind_of_browser_that_is_new(ada: Browser) -> None:
    def told() -> list[str]:
        return [letter.body for letter in letters_to(ADA) if letter.subject.startswith("A new sign-in")]

    assert told() == [], "registering is no surprise"
    Browser().sign_in()
    assert told() == [], "another of the same kind is not either"
    other = Browser()
    other.defaults["HTTP_USER_AGENT"] = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0) AppleWebKit/600 Version/19 Safari/600"
    for _ in range(2):
        other.sign_in()
        assert ["with Safari on an iPhone" in body for body in told()] == [True]
    assert "sign out everywhere." in told()[0]
    assert ada.get("/account/").content.decode().count("Safari on an iPhone") >= 2
