"""The addresses of the reader room."""

from __future__ import annotations

from django.urls import path

from wireroom.reader.views import address, again, me, passkeys, passwords, providers, proving, returns, room, sign_in

app_name = "reader"
urlpatterns = [
    path("", room.room, name="room"),
    path("sign-in", sign_in.sign_in, name="sign-in"),
    path("code", sign_in.code, name="code"),
    path("code/again", sign_in.another_code, name="another-code"),
    path("sign-out", sign_in.sign_out, name="sign-out"),
    path("me", me.me, name="me"),
    path("pulse", me.pulse, name="pulse"),
    path("passkey/begin", passkeys.begin_signing_in, name="begin-passkey"),
    path("passkey", passkeys.sign_in, name="passkey"),
    path("passkeys/begin", passkeys.begin_adding, name="begin-adding"),
    path("passkeys/add", passkeys.add, name="add-passkey"),
    path("passkeys/<int:passkey_id>/remove", passkeys.remove, name="remove-passkey"),
    path("with/<slug:slug>", providers.leave, name="with-provider"),
    path("with/<slug:slug>/back", providers.come_back, name="back-from-provider"),
    path("signed-in", providers.signed_in, name="signed-in"),
    path("identities/<int:identity_id>/remove", providers.remove, name="remove-identity"),
    path("password", passwords.sign_in, name="password"),
    path("password/new", passwords.keep, name="new-password"),
    path("password/remove", passwords.remove, name="remove-password"),
    path("name", room.rename, name="rename"),
    path("devices/<int:device_id>/sign-out", room.end_device, name="end-device"),
    path("sign-out-everywhere", room.end_everywhere, name="end-everywhere"),
    path("export", room.export, name="export"),
    path("confirm", again.confirm, name="confirm"),
    path("confirm/act", again.go_on, name="go-on"),
    path("confirm/passkey", proving.begin_passkey, {"purpose": "confirm"}, name="begin-confirming"),
    path("address", address.address, name="address"),
    path("erase", again.erase, name="erase"),
    path("erase/passkey", proving.begin_passkey, {"purpose": "erase"}, name="begin-erasing"),
    path("erased", again.erased, name="erased"),
    path("returns/<slug:service>", returns.returned),
    path("<path:rest>", room.missing),
]
