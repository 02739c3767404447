"""What readers save, and what they have read where they want that remembered."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reader", "0003_mailing"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        migrations.AddField(model_name="reader", name="remembers", field=models.BooleanField(default=False)),
        migrations.CreateModel(
            name="KeptPage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("page", models.BigIntegerField()),
                ("saved_at", models.DateTimeField(null=True)),
                ("read_at", models.DateTimeField(null=True)),
                ("edition", models.PositiveIntegerField(default=0)),
                (
                    "user",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="auth.user"),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("user", "page"), name="reader_page_once")],
            },
        ),
    ]
