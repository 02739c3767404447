"""Each member of staff has a role; who was on the staff before may do what they could do before."""

from __future__ import annotations

import django.db.models.deletion
from django.apps.registry import Apps as StateApps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def give_roles(apps: StateApps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    users, members = apps.get_model("auth", "User"), apps.get_model("desk", "Member")
    staff = list(users.objects.filter(is_staff=True).order_by("-is_active", "-is_superuser", "id"))
    admins = {user.pk for user in staff if user.is_superuser} | {user.pk for user in staff[:1]}
    members.objects.bulk_create(members(user=user, role="admin" if user.pk in admins else "editor") for user in staff)


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("desk", "0002_monitor"),
    ]

    operations = [
        migrations.CreateModel(
            name="Member",
            fields=[
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="member",
                        serialize=False,
                        to="auth.user",
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("reporter", "Reporter"),
                            ("sub-editor", "Sub-editor"),
                            ("editor", "Editor"),
                            ("admin", "Admin"),
                        ],
                        max_length=10,
                    ),
                ),
            ],
            options={"indexes": [models.Index(fields=["role"], name="desk_member_role")]},
        ),
        migrations.RunPython(give_roles, migrations.RunPython.noop),
    ]
