"""A subscription that its reader ended from elsewhere is remembered, so that its browser does not begin it anew."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("alert", "0007_quiet_batches"),
    ]

    operations = [
        migrations.CreateModel(
            name="Ended",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.BinaryField(max_length=32, unique=True)),
                ("at", models.DateTimeField()),
            ],
            options={"indexes": [models.Index(fields=["at"], name="alert_ended_at")]},
        ),
    ]
