"""On PostgreSQL, an alert that is ordered wakes the senders, on whatever machine they are."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SPREAD = """
CREATE FUNCTION wireroom_alert_notice() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM pg_notify('wireroom_alerts', ''); RETURN NULL; END $$;
CREATE TRIGGER wireroom_alert_notice AFTER INSERT OR UPDATE OF state ON alert_alert
FOR EACH STATEMENT EXECUTE FUNCTION wireroom_alert_notice();
"""
TAKE_BACK = """
DROP TRIGGER wireroom_alert_notice ON alert_alert;
DROP FUNCTION wireroom_alert_notice();
"""


def spread(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "postgresql":
        editor.execute(SPREAD)


def take_back(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "postgresql":
        editor.execute(TAKE_BACK)


class Migration(migrations.Migration):
    dependencies = [
        ("alert", "0004_named_in_digests"),
    ]
    operations = [migrations.RunPython(spread, take_back, elidable=False)]
