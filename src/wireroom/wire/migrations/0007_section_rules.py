"""Which subject tells which section is the newsroom's to change; copy filed before keeps the route its feed had."""

from __future__ import annotations

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from wireroom.wire.rules.sections import usual_rules

ROUTE = """
UPDATE wire_item SET route = 'monitor'
WHERE feed_id IN (SELECT id FROM wire_feed WHERE NOT follow)
"""


def begin_with_the_usual(apps: Apps, _: BaseDatabaseSchemaEditor) -> None:
    rules = apps.get_model("wire", "SectionRule").objects
    rules.bulk_create(
        rules.model(
            position=position,
            name=rule.name,
            scheme=rule.scheme,
            first=rule.first,
            last=rule.last,
            section=rule.section,
        )
        for position, rule in enumerate(usual_rules())
    )


class Migration(migrations.Migration):
    dependencies = [("wire", "0006_monitor")]
    operations = [
        migrations.CreateModel(
            name="SectionRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveIntegerField()),
                ("name", models.CharField(max_length=120)),
                ("scheme", models.CharField(max_length=40)),
                ("first", models.CharField(max_length=60)),
                ("last", models.CharField(max_length=60)),
                ("section", models.CharField(max_length=64)),
            ],
            options={"ordering": ["position", "id"]},
        ),
        migrations.RunPython(begin_with_the_usual, migrations.RunPython.noop),
        migrations.RunSQL(ROUTE, migrations.RunSQL.noop),
    ]
