"""The audit log: lines that the database itself keeps from change."""

from __future__ import annotations

from django.apps.registry import Apps as StateApps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import F

TABLE = "desk_act"
REASON = "a line of the audit log is never changed or deleted"
REFUSE = (
    f"CREATE FUNCTION {TABLE}_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '{REASON}'; END $$"
)


def refuse_change(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(REFUSE)
        schema_editor.execute(
            f"CREATE TRIGGER {TABLE}_no_change BEFORE UPDATE OR DELETE ON {TABLE} "
            f"FOR EACH ROW EXECUTE FUNCTION {TABLE}_refuse()"
        )
    if schema_editor.connection.vendor == "sqlite":
        for verb in ("UPDATE", "DELETE"):
            schema_editor.execute(
                f"CREATE TRIGGER {TABLE}_no_{verb.lower()} BEFORE {verb} ON {TABLE} "
                f"BEGIN SELECT RAISE(ABORT, '{REASON}'); END"
            )
        schema_editor.execute(
            f"CREATE TRIGGER {TABLE}_no_replace BEFORE INSERT ON {TABLE} "
            f"WHEN EXISTS (SELECT 1 FROM {TABLE} WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, '{REASON}'); END"
        )


def allow_change(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"DROP TRIGGER {TABLE}_no_change ON {TABLE}")
        schema_editor.execute(f"DROP FUNCTION {TABLE}_refuse()")
    if schema_editor.connection.vendor == "sqlite":
        for verb in ("update", "delete", "replace"):
            schema_editor.execute(f"DROP TRIGGER {TABLE}_no_{verb}")


def newest(*fields: str, name: str, condition: models.Q | None = None) -> models.Index:
    return models.Index(*fields, F("at").desc(), F("id").desc(), name=name, condition=condition)


class Migration(migrations.Migration):
    dependencies = [("desk", "0003_members")]

    operations = [
        migrations.CreateModel(
            name="Act",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("by", models.CharField(max_length=150)),
                ("deed", models.CharField(max_length=40)),
                ("on", models.CharField(max_length=20)),
                ("which", models.CharField(max_length=150)),
                ("story", models.BigIntegerField(null=True)),
                ("before", models.CharField(max_length=60)),
                ("after", models.CharField(max_length=60)),
                ("detail", models.TextField()),
            ],
            options={
                "indexes": [
                    newest(name="desk_act_newest"),
                    newest("by", name="desk_act_by"),
                    newest("deed", name="desk_act_deed"),
                    newest("story", name="desk_act_story", condition=models.Q(story__isnull=False)),
                ]
            },
        ),
        migrations.RunPython(refuse_change, allow_change),
    ]
