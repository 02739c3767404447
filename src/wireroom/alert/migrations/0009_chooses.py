"""A device that its account let go chooses for itself until its reader says otherwise.

The column is added by SQL: Django would make SQLite's table anew, which then gives the ids of deleted devices again.
"""

from django.db import migrations, models

ADD = "ALTER TABLE alert_subscription ADD COLUMN chooses bool NOT NULL DEFAULT false"
TAKE_BACK = "ALTER TABLE alert_subscription DROP COLUMN chooses"


class Migration(migrations.Migration):
    dependencies = [
        ("alert", "0008_ended"),
    ]

    operations = [
        migrations.RunSQL(
            ADD,
            TAKE_BACK,
            state_operations=[
                migrations.AddField(
                    model_name="subscription",
                    name="chooses",
                    field=models.BooleanField(default=False, db_default=False),
                ),
            ],
        ),
    ]
