"""Sections that editors make, rename, move and merge."""

from __future__ import annotations

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

FIRST = (
    *("News", "World", "Politics", "Business", "Technology", "Science"),
    *("Environment", "Health", "Society", "Culture", "Sport", "Weather"),
)


def write_first(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Write down the sections a newsroom begins with."""
    rows = apps.get_model("story", "Section").objects
    for position, name in enumerate(FIRST):
        rows.create(slug=name.lower(), name=name, position=position)


class Migration(migrations.Migration):
    dependencies = [("story", "0008_revisions")]

    operations = [
        migrations.CreateModel(
            name="Section",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.CharField(max_length=40, unique=True)),
                ("name", models.CharField(max_length=80)),
                ("hidden", models.BooleanField(default=False)),
                ("into", models.CharField(blank=True, default="", max_length=40)),
                ("position", models.PositiveSmallIntegerField()),
            ],
        ),
        migrations.RunPython(write_first, migrations.RunPython.noop),
    ]
