"""The desk's addresses, all under `/desk/`. Who adds one adds it behind the door, with the right it needs."""

from __future__ import annotations

from django.urls import URLPattern, path, register_converter
from django.urls.converters import IntConverter, StringConverter

from wireroom.desk.rules.roles import Right
from wireroom.desk.views import (
    alerts,
    audit,
    claims,
    compose_alerts,
    desk_devices,
    editor,
    feeds,
    files,
    flash_rule,
    item,
    keys,
    kill,
    monitor,
    newsroom,
    notes,
    numbers,
    order_alerts,
    people,
    presets,
    pressing,
    preview,
    pulse,
    quarantine,
    release,
    review,
    routing,
    rulings,
    schedule,
    sections,
    sign_in,
    stories,
    tickers,
    transports,
    waiting,
    wire,
)
from wireroom.desk.views.door import View, for_anyone, staff_only

app_name = "desk"


class RowConverter(IntConverter):
    """The number of a row: one that no database can hold leads nowhere, as any other wrong address."""

    regex = "[0-9]{1,18}"


class ExportConverter(StringConverter):
    """The end of an export's name."""

    regex = "csv|jsonl"


register_converter(RowConverter, "row")
register_converter(ExportConverter, "export")

_FOR_ANYONE: list[tuple[str, View, str]] = [
    ("sign-in", sign_in.sign_in_page, "sign-in"),
    ("sign-out", sign_in.sign_out, "sign-out"),
    ("welcome/<row:user_id>/<str:token>", people.welcome, "welcome"),
]
_FOR_STAFF: list[tuple[str, View, str, Right]] = [
    ("", stories.stories, "stories", Right.READ),
    ("keys", keys.keys, "keys", Right.READ),
    ("password", sign_in.password, "password", Right.READ),
    ("stories/new", editor.new_story, "new-story", Right.WRITE),
    ("stories/<row:story_id>", stories.one_story, "story", Right.READ),
    ("stories/<row:story_id>/edit", editor.edit, "edit", Right.WRITE),
    ("stories/<row:story_id>/preview", preview.preview, "preview", Right.READ),
    ("stories/<row:story_id>/kill", kill.kill, "kill", Right.KILL),
    ("stories/<row:story_id>/release", release.release, "release", Right.RELEASE),
    ("stories/<row:story_id>/hand-in", review.hand_in, "hand-in", Right.WRITE),
    ("stories/<row:story_id>/send-back", review.send_back, "send-back", Right.PUBLISH),
    ("stories/<row:story_id>/schedule", schedule.schedule, "schedule", Right.PUBLISH),
    ("stories/<row:story_id>/waiting", waiting.waiting, "waiting", Right.WRITE),
    ("stories/<row:story_id>/follow", waiting.follow, "follow", Right.PUBLISH),
    ("wire", wire.wire, "wire", Right.READ),
    ("wire/pressing", pressing.pressing, "pressing", Right.READ),
    ("wire/ticker", tickers.ticker, "ticker", Right.READ),
    ("wire/pulse", pulse.pulse, "pulse", Right.READ),
    ("wire/rows", monitor.rows, "wire-rows", Right.READ),
    ("wire/unseen", monitor.unseen, "wire-unseen", Right.READ),
    ("wire/presets", presets.presets, "presets", Right.READ),
    ("wire/presets/keep", presets.keep, "keep-preset", Right.READ),
    ("wire/presets/<row:preset_id>", presets.change, "change-preset", Right.READ),
    ("wire/presets/<row:preset_id>/delete", presets.delete, "delete-preset", Right.READ),
    ("wire/picture", files.picture, "picture", Right.READ),
    ("wire/<row:item_id>", item.item, "item", Right.READ),
    ("wire/<row:item_id>/raw", files.raw_of_item, "raw-item", Right.READ),
    ("wire/threads/<row:thread_id>", item.thread, "thread", Right.READ),
    ("wire/<row:item_id>/state", item.state, "item-state", Right.READ),
    ("wire/<row:item_id>/viewed", item.viewed, "viewed", Right.READ),
    ("wire/<row:item_id>/claim", claims.claim, "claim", Right.WRITE),
    ("wire/<row:item_id>/notes", notes.add, "add-note", Right.WRITE),
    ("wire/<row:item_id>/notes/<row:note_id>/delete", notes.delete, "delete-note", Right.WRITE),
    ("wire/<row:item_id>/join", rulings.join, "join", Right.PUBLISH),
    ("wire/<row:item_id>/split", rulings.split, "split", Right.PUBLISH),
    ("wire/<row:item_id>/take-back", rulings.take_back, "take-back", Right.PUBLISH),
    ("wire/<row:item_id>/open", item.open_as_story, "open-item", Right.WRITE),
    ("alerts", alerts.all_alerts, "alerts", Right.READ),
    ("alerts/compose", compose_alerts.compose, "compose-alert", Right.WRITE),
    ("alerts/audience", compose_alerts.audience, "alert-audience", Right.WRITE),
    ("alerts/rule", flash_rule.flash_rule, "flash-rule", Right.ALERTS),
    ("alerts/devices", desk_devices.desk_devices, "desk-devices", Right.WRITE),
    ("alerts/devices/<row:device_id>/remove", desk_devices.remove_device, "remove-device", Right.ALERTS),
    ("alerts/<row:alert_id>", alerts.one_alert, "alert", Right.READ),
    ("alerts/<row:alert_id>/edit", compose_alerts.edit_alert, "edit-alert", Right.WRITE),
    ("alerts/<row:alert_id>/order", order_alerts.order_alert, "order-alert", Right.ALERTS),
    ("alerts/<row:alert_id>/approve", order_alerts.approve_alert, "approve-alert", Right.ALERTS),
    ("alerts/<row:alert_id>/take-back", order_alerts.take_back_alert, "take-back-alert", Right.ALERTS),
    ("alerts/<row:alert_id>/stop", order_alerts.stop_alert, "stop-alert", Right.ALERTS),
    ("alerts/<row:alert_id>/discard", order_alerts.discard_alert, "discard-alert", Right.WRITE),
    ("numbers", numbers.numbers, "numbers", Right.NUMBERS),
    ("numbers/pulse", numbers.pulse, "numbers-pulse", Right.NUMBERS),
    ("numbers/<row:story_id>", numbers.story_numbers, "story-numbers", Right.NUMBERS),
    ("quarantine", quarantine.quarantine, "quarantine", Right.FEEDS),
    ("quarantine/<row:entry_id>/retry", quarantine.retry, "retry", Right.FEEDS),
    ("quarantine/<row:entry_id>/dismiss", quarantine.dismiss, "dismiss", Right.FEEDS),
    ("deliveries/<row:delivery_id>/raw", files.raw_of_delivery, "raw-delivery", Right.FEEDS),
    ("feeds", feeds.feeds, "feeds", Right.FEEDS),
    ("feeds/new", feeds.new_feed, "new-feed", Right.FEEDS),
    ("feed-alarms", feeds.alarms, "feed-alarms", Right.FEEDS),
    ("feeds/<slug:name>", feeds.feed, "feed", Right.FEEDS),
    ("feeds/<slug:name>/secret", feeds.new_secret, "new-secret", Right.FEEDS),
    ("feeds/<slug:name>/transport", transports.steer, "steer-transport", Right.FEEDS),
    ("feeds/<slug:name>/transport/<slug:kind>", transports.transport, "transport", Right.FEEDS),
    ("feeds/<slug:name>/rules", routing.rules, "routing", Right.FEEDS),
    ("feeds/<slug:name>/rules/new", routing.rule, "new-rule", Right.FEEDS),
    ("feeds/<slug:name>/rules/<row:rule_id>", routing.rule, "rule", Right.FEEDS),
    ("feeds/<slug:name>/rules/<row:rule_id>/arrange", routing.arrange, "arrange-rule", Right.FEEDS),
    ("newsroom", newsroom.newsroom, "newsroom", Right.AUDIT),
    ("people", people.people, "people", Right.PEOPLE),
    ("people/<row:user_id>", people.person, "person", Right.PEOPLE),
    ("audit", audit.audit, "audit", Right.AUDIT),
    ("audit.<export:form>", audit.audit_file, "audit-file", Right.AUDIT),
    ("sections", sections.sections, "sections", Right.FEEDS),
    ("sections/restore", sections.restore, "restore-sections", Right.FEEDS),
    ("sections/<row:rule_id>", sections.arrange, "arrange-section", Right.FEEDS),
]
PRESSED: dict[str, dict[str, Right]] = {
    "new-story": {"publish": Right.PUBLISH, "correct": Right.CORRECT, "schedule": Right.PUBLISH},
    "edit": {"publish": Right.PUBLISH, "correct": Right.CORRECT, "schedule": Right.PUBLISH},
}
"""Buttons (the value of `do`) that need a right beyond the one of their page."""
RIGHTS = {name: right for _, _, name, right in _FOR_STAFF}

urlpatterns: list[URLPattern] = [
    *(path(route, for_anyone(view), name=name) for route, view, name in _FOR_ANYONE),
    *(
        path(route, staff_only(view, right, pressed=PRESSED.get(name, {})), name=name)
        for route, view, name, right in _FOR_STAFF
    ),
]
