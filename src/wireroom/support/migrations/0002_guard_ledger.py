"""The books: the database itself refuses to change or delete what stands in them."""

from __future__ import annotations

from django.apps.registry import Apps as StateApps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

GUARDS = {
    "support_entry": "an entry in the books is never changed or deleted",
    "support_line": "a line in the books is never changed or deleted",
}
TWICE = {"support_entry": "OR key = NEW.key", "support_line": ""}


def refuse_change(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor != "sqlite":
        return
    for table, reason in GUARDS.items():
        for verb in ("UPDATE", "DELETE"):
            schema_editor.execute(
                f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{reason}'); END"
            )
        # INSERT OR REPLACE would delete without waking a trigger on DELETE
        schema_editor.execute(
            f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} "
            f"WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id {TWICE[table]}) "
            f"BEGIN SELECT RAISE(ABORT, '{reason}'); END"
        )


def allow_change(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor != "sqlite":
        return
    for table in GUARDS:
        for verb in ("update", "delete", "replace"):
            schema_editor.execute(f"DROP TRIGGER {table}_no_{verb}")


class Migration(migrations.Migration):
    dependencies = [("support", "0001_giving")]

    operations = [migrations.RunPython(refuse_change, allow_change)]
