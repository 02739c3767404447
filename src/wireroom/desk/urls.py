"""The desk's addresses, all under `/desk/`. Who adds one adds it behind the door: see the two lists."""

from __future__ import annotations

from django.urls import URLPattern, path

from wireroom.desk.views import (
    alerts,
    claims,
    editor,
    feeds,
    files,
    item,
    keys,
    kill,
    monitor,
    notes,
    presets,
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

_FOR_ANYONE: list[tuple[str, View, str]] = [
    ("sign-in", sign_in.sign_in_page, "sign-in"),
    ("sign-out", sign_in.sign_out, "sign-out"),
]
_FOR_STAFF: list[tuple[str, View, str]] = [
    ("", stories.stories, "stories"),
    ("keys", keys.keys, "keys"),
    ("password", sign_in.password, "password"),
    ("stories/new", editor.new_story, "new-story"),
    ("stories/<int:story_id>", stories.one_story, "story"),
    ("stories/<int:story_id>/edit", editor.edit, "edit"),
    ("stories/<int:story_id>/preview", preview.preview, "preview"),
    ("stories/<int:story_id>/kill", kill.kill, "kill"),
    ("stories/<int:story_id>/release", release.release, "release"),
    ("stories/<int:story_id>/waiting", waiting.waiting, "waiting"),
    ("stories/<int:story_id>/follow", waiting.follow, "follow"),
    ("wire", wire.wire, "wire"),
    ("wire/pressing", alerts.pressing, "pressing"),
    ("wire/ticker", tickers.ticker, "ticker"),
    ("wire/pulse", pulse.pulse, "pulse"),
    ("wire/rows", monitor.rows, "wire-rows"),
    ("wire/unseen", monitor.unseen, "wire-unseen"),
    ("wire/presets", presets.presets, "presets"),
    ("wire/presets/keep", presets.keep, "keep-preset"),
    ("wire/presets/<int:preset_id>", presets.change, "change-preset"),
    ("wire/presets/<int:preset_id>/delete", presets.delete, "delete-preset"),
    ("wire/picture", files.picture, "picture"),
    ("wire/<int:item_id>", item.item, "item"),
    ("wire/<int:item_id>/raw", files.raw_of_item, "raw-item"),
    ("wire/threads/<int:thread_id>", item.thread, "thread"),
    ("wire/<int:item_id>/state", item.state, "item-state"),
    ("wire/<int:item_id>/viewed", item.viewed, "viewed"),
    ("wire/<int:item_id>/claim", claims.claim, "claim"),
    ("wire/<int:item_id>/notes", notes.add, "add-note"),
    ("wire/<int:item_id>/notes/<int:note_id>/delete", notes.delete, "delete-note"),
    ("wire/<int:item_id>/join", rulings.join, "join"),
    ("wire/<int:item_id>/split", rulings.split, "split"),
    ("wire/<int:item_id>/take-back", rulings.take_back, "take-back"),
    ("wire/<int:item_id>/open", item.open_as_story, "open-item"),
    ("quarantine", quarantine.quarantine, "quarantine"),
    ("quarantine/<int:entry_id>/retry", quarantine.retry, "retry"),
    ("quarantine/<int:entry_id>/dismiss", quarantine.dismiss, "dismiss"),
    ("deliveries/<int:delivery_id>/raw", files.raw_of_delivery, "raw-delivery"),
    ("feeds", feeds.feeds, "feeds"),
    ("feeds/new", feeds.new_feed, "new-feed"),
    ("feed-alarms", feeds.alarms, "feed-alarms"),
    ("feeds/<slug:name>", feeds.feed, "feed"),
    ("feeds/<slug:name>/secret", feeds.new_secret, "new-secret"),
    ("feeds/<slug:name>/transport", transports.steer, "steer-transport"),
    ("feeds/<slug:name>/transport/<slug:kind>", transports.transport, "transport"),
    ("feeds/<slug:name>/rules", routing.rules, "routing"),
    ("feeds/<slug:name>/rules/new", routing.rule, "new-rule"),
    ("feeds/<slug:name>/rules/<int:rule_id>", routing.rule, "rule"),
    ("feeds/<slug:name>/rules/<int:rule_id>/arrange", routing.arrange, "arrange-rule"),
    ("sections", sections.sections, "sections"),
    ("sections/restore", sections.restore, "restore-sections"),
    ("sections/<int:rule_id>", sections.arrange, "arrange-section"),
]

urlpatterns: list[URLPattern] = [
    *(path(route, for_anyone(view), name=name) for route, view, name in _FOR_ANYONE),
    *(path(route, staff_only(view), name=name) for route, view, name in _FOR_STAFF),
]
