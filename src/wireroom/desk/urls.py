"""The desk's addresses, all under `/desk/`. Who adds one adds it behind the door: see the two lists."""

from __future__ import annotations

from django.urls import URLPattern, path, register_converter
from django.urls.converters import IntConverter

from wireroom.desk.views import (
    claims,
    editor,
    feeds,
    files,
    item,
    keys,
    kill,
    monitor,
    notes,
    numbers,
    presets,
    pressing,
    preview,
    pulse,
    quarantine,
    release,
    routing,
    rulings,
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


register_converter(RowConverter, "row")

_FOR_ANYONE: list[tuple[str, View, str]] = [
    ("sign-in", sign_in.sign_in_page, "sign-in"),
    ("sign-out", sign_in.sign_out, "sign-out"),
]
_FOR_STAFF: list[tuple[str, View, str]] = [
    ("", stories.stories, "stories"),
    ("keys", keys.keys, "keys"),
    ("password", sign_in.password, "password"),
    ("stories/new", editor.new_story, "new-story"),
    ("stories/<row:story_id>", stories.one_story, "story"),
    ("stories/<row:story_id>/edit", editor.edit, "edit"),
    ("stories/<row:story_id>/preview", preview.preview, "preview"),
    ("stories/<row:story_id>/kill", kill.kill, "kill"),
    ("stories/<row:story_id>/release", release.release, "release"),
    ("stories/<row:story_id>/waiting", waiting.waiting, "waiting"),
    ("stories/<row:story_id>/follow", waiting.follow, "follow"),
    ("wire", wire.wire, "wire"),
    ("wire/pressing", pressing.pressing, "pressing"),
    ("wire/ticker", tickers.ticker, "ticker"),
    ("wire/pulse", pulse.pulse, "pulse"),
    ("wire/rows", monitor.rows, "wire-rows"),
    ("wire/unseen", monitor.unseen, "wire-unseen"),
    ("wire/presets", presets.presets, "presets"),
    ("wire/presets/keep", presets.keep, "keep-preset"),
    ("wire/presets/<row:preset_id>", presets.change, "change-preset"),
    ("wire/presets/<row:preset_id>/delete", presets.delete, "delete-preset"),
    ("wire/picture", files.picture, "picture"),
    ("wire/<row:item_id>", item.item, "item"),
    ("wire/<row:item_id>/raw", files.raw_of_item, "raw-item"),
    ("wire/threads/<row:thread_id>", item.thread, "thread"),
    ("wire/<row:item_id>/state", item.state, "item-state"),
    ("wire/<row:item_id>/viewed", item.viewed, "viewed"),
    ("wire/<row:item_id>/claim", claims.claim, "claim"),
    ("wire/<row:item_id>/notes", notes.add, "add-note"),
    ("wire/<row:item_id>/notes/<row:note_id>/delete", notes.delete, "delete-note"),
    ("wire/<row:item_id>/join", rulings.join, "join"),
    ("wire/<row:item_id>/split", rulings.split, "split"),
    ("wire/<row:item_id>/take-back", rulings.take_back, "take-back"),
    ("wire/<row:item_id>/open", item.open_as_story, "open-item"),
    ("numbers", numbers.numbers, "numbers"),
    ("numbers/pulse", numbers.pulse, "numbers-pulse"),
    ("numbers/<row:story_id>", numbers.story_numbers, "story-numbers"),
    ("quarantine", quarantine.quarantine, "quarantine"),
    ("quarantine/<row:entry_id>/retry", quarantine.retry, "retry"),
    ("quarantine/<row:entry_id>/dismiss", quarantine.dismiss, "dismiss"),
    ("deliveries/<row:delivery_id>/raw", files.raw_of_delivery, "raw-delivery"),
    ("feeds", feeds.feeds, "feeds"),
    ("feeds/new", feeds.new_feed, "new-feed"),
    ("feed-alarms", feeds.alarms, "feed-alarms"),
    ("feeds/<slug:name>", feeds.feed, "feed"),
    ("feeds/<slug:name>/secret", feeds.new_secret, "new-secret"),
    ("feeds/<slug:name>/transport", transports.steer, "steer-transport"),
    ("feeds/<slug:name>/transport/<slug:kind>", transports.transport, "transport"),
    ("feeds/<slug:name>/rules", routing.rules, "routing"),
    ("feeds/<slug:name>/rules/new", routing.rule, "new-rule"),
    ("feeds/<slug:name>/rules/<row:rule_id>", routing.rule, "rule"),
    ("feeds/<slug:name>/rules/<row:rule_id>/arrange", routing.arrange, "arrange-rule"),
    ("sections", sections.sections, "sections"),
    ("sections/restore", sections.restore, "restore-sections"),
    ("sections/<row:rule_id>", sections.arrange, "arrange-section"),
]

urlpatterns: list[URLPattern] = [
    *(path(route, for_anyone(view), name=name) for route, view, name in _FOR_ANYONE),
    *(path(route, staff_only(view), name=name) for route, view, name in _FOR_STAFF),
]
