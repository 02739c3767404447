"""Kills that are asked for and wait for a second person."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0004_acts"),
    ]

    operations = [
        migrations.CreateModel(
            name="KillAsk",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("story", models.BigIntegerField(unique=True)),
                ("asked_by", models.CharField(max_length=150)),
                ("reason", models.TextField()),
                ("headline", models.TextField()),
                ("at", models.DateTimeField()),
            ],
        ),
    ]
