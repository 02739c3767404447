"""A member of staff makes the Firefox at hand a device of the desk, and takes it off again."""

from __future__ import annotations

import re

from reader_firefox import Reader

from wireroom.bench.newsroom import Newsroom


def sign_in(reader: Reader, newsroom: Newsroom) -> None:
    """As the first editor, with the password that `up` left for the operator."""
    facts = dict(re.findall(r"^(\w+): (\S+)$", (newsroom.data / "first-editor.txt").read_text(), re.MULTILINE))
    reader.open("/desk/alerts/devices")
    reader.write("#account", facts["name"])
    reader.write("#password", facts["password"])
    reader.press("main button", "Sign in")
    reader.see("h1", "Desk devices")


def test_the_browser_at_hand_is_added_by_its_owners_leave_and_removed(reader: Reader, newsroom: Newsroom) -> None:
    sign_in(reader, newsroom)
    reader.press("[data-device-add]", "Add this browser")
    if reader.ask("return Notification.permission") == "default":
        reader.allow()
    reader.see(".flash .success", "This browser is one of the desk’s devices now")
    reader.see("tbody tr", "editor")
    assert reader.subscription()["endpoint"]

    reader.open("/desk/alerts/compose")
    reader.see("[value=try]", "Try on the desk’s devices (1)")
    reader.open("/desk/alerts/devices")
    reader.press("tbody button", "Remove")
    reader.see("main", "No device yet")
    reader.press("header button", "Sign out")
