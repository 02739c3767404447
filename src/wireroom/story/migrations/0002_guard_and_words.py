"""Versions that the database itself keeps from change, and the words of stories for the desk's search."""

from __future__ import annotations

from django.apps.registry import Apps as StateApps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

GUARDS = {
    "story_version": "a published version is never changed or deleted",
    "story_killrecord": "a kill order is never changed or deleted",
    "story_record": "the record of who did what is never changed or deleted",
}
TWICE = {
    "story_version": "(story_id = NEW.story_id AND number = NEW.number)",
    "story_killrecord": "story_id = NEW.story_id",
}


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
    for table, same in TWICE.items():
        schema_editor.execute(
            f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} "
            f"WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id OR {same}) "
            f"BEGIN SELECT RAISE(ABORT, '{GUARDS[table]}'); END"
        )
    schema_editor.execute(
        "CREATE VIRTUAL TABLE story_words USING fts5"
        "(headline, standfirst, slugline, byline, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3')"
    )


def allow_change(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor != "sqlite":
        return
    for table in GUARDS:
        for verb in ("update", "delete"):
            schema_editor.execute(f"DROP TRIGGER {table}_no_{verb}")
    for table in TWICE:
        schema_editor.execute(f"DROP TRIGGER {table}_no_replace")
    schema_editor.execute("DROP TABLE story_words")


class Migration(migrations.Migration):
    dependencies = [("story", "0001_stories")]

    operations = [migrations.RunPython(refuse_change, allow_change)]
