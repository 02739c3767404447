"""A member of staff makes the Firefox at hand a device of the desk, and takes it off again."""

from __future__ import annotations

import re

from reader_firefox import Reader

from wireroom.bench.newsroom import Newsroom, wait_for


def sign_in(reader: Reader, newsroom: Newsroom) -> None:
    """As the first editor, with the password that `up` left for the operator."""
    facts = dict(re.findall(r"^(\w+): (\S+)$", (newsroom.data / "first-editor.txt").read_text(), re.MULTILINE))
    reader.open("/desk/alerts/devices")
    reader.element("#account").send_keys(facts["name"])
    reader.element("#password").send_keys(facts["password"])
    reader.press("main button", "Sign in")
    reader.element("h1", "Desk devices")


def test_the_browser_at_hand_is_added_by_its_owners_leave_and_removed(reader: Reader, newsroom: Newsroom) -> None:
    sign_in(reader, newsroom)
    reader.press("[data-device-add]", "Add this browser")
    if reader.ask("return Notification.permission") == "default":
        reader.allow()
    reader.element(".flash .success", "This browser is one of the desk’s devices now")
    row = reader.element("tbody tr").text
    assert "editor" in row
    assert reader.subscription()["endpoint"]

    reader.open("/desk/alerts/compose")
    reader.element("[value=try]", "Try on the desk’s devices (1)")
    reader.open("/desk/alerts/devices")
    reader.press("tbody button", "Remove")
    wait_for(lambda: "No device yet" in reader.element("main").text, what="the desk without a device")
    reader.press("header button", "Sign out")
