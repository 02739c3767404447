"""Who follows a section is told of what that section is now, whatever it was called when they chose it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from alert_room import NOW, Browser

from wireroom.alert import api as alert
from wireroom.alert.api import Aim
from wireroom.story.api import merge_section, move_section

pytestmark = pytest.mark.django_db


def test_followers_aims_and_the_flash_rule_go_along_with_a_section(subscribed: Callable[..., Browser]) -> None:
    old, _, both = subscribed("section:sport"), subscribed("section:culture"), subscribed("section:sport", "breaking")
    aim = Aim(any_of=("section:sport",))
    alert.set_flash_rule(rule=alert.FlashRule(is_on=True, sections=("sport",), aim=aim), by="ulla", now=NOW)
    move_section(slug="sport", to="games")
    merge_section(slug="games", into="culture")
    for key in ("section:sport", "section:games", "section:culture"):
        assert alert.audience(kind="breaking", aim=Aim(any_of=(key,)), now=NOW).aimed == 3
    assert alert.followers() == {"": 3, "breaking": 1, "section:culture": 3}
    rule = alert.flash_rule()
    assert (rule.sections, rule.aim.any_of) == (("culture",), ("section:culture",))
    found = alert.device(endpoint=both.endpoint)
    assert found is not None
    assert found.wishes.topics == ("breaking", "section:culture")
    none = replace(found.wishes, topics=("breaking",))
    alert.change_wishes(endpoint=both.endpoint, wishes=none, now=NOW)
    alert.unsubscribe(endpoint=old.endpoint)
    assert alert.audience(kind="breaking", aim=Aim(any_of=("section:culture",)), now=NOW).aimed == 1
