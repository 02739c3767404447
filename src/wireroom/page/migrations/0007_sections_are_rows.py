"""What sections are called and how they are ordered is told by the story room's own rows from now on."""

from __future__ import annotations

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

BEHIND = 100


def hand_over(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Keep the names and the order that an editor gave the sections a newsroom begins with."""
    placards, sections = apps.get_model("page", "Placard"), apps.get_model("story", "Section")
    said = {row.slug: row for row in placards.objects.filter(kind="section")}
    for section in sections.objects.all():
        row = said.get(section.slug)
        section.name = (row and row.name) or section.name
        position = getattr(row, "position", None)
        section.position = BEHIND + section.position if position is None else position
        section.save()


class Migration(migrations.Migration):
    dependencies = [("page", "0006_placards"), ("story", "0009_sections")]

    operations = [
        migrations.RunPython(hand_over, migrations.RunPython.noop),
        migrations.RemoveField(model_name="placard", name="position"),
    ]
