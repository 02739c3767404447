"""Tries of the second factor are counted apart from those of the password."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0005_kill_asks"),
    ]

    operations = [
        migrations.AddField(
            model_name="signinattempt",
            name="with_code",
            field=models.BooleanField(default=False),
        ),
        migrations.AddIndex(
            model_name="signinattempt",
            index=models.Index(fields=["account"], name="desk_attempt_code", condition=models.Q(with_code=True)),
        ),
    ]
