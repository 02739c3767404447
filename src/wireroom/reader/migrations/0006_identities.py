"""Identity providers, and as whom they know readers."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reader", "0005_followed"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        migrations.CreateModel(
            name="Identity",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("issuer", models.CharField(max_length=255)),
                ("subject", models.CharField(max_length=255)),
                ("born_at", models.DateTimeField()),
                ("user", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="auth.user")),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("issuer", "subject"), name="reader_identity_once")],
            },
        ),
        migrations.AlterField(
            model_name="accountevent",
            name="occasion",
            field=models.CharField(max_length=24),
        ),
    ]
