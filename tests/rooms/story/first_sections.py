"""The sections a newsroom begins with."""

from __future__ import annotations

from importlib import import_module

from wireroom.story.rules.sections import Section, Sections

NAMES = import_module("wireroom.story.migrations.0009_sections").FIRST
FIRST = Sections(tuple(Section(slug=name.lower(), name=name) for name in NAMES))
