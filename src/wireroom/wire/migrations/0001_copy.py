import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Feed",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=64, unique=True)),
                ("provider", models.CharField(max_length=64)),
                ("credit_name", models.CharField(max_length=120)),
                ("zone", models.CharField(default="UTC", max_length=64)),
                ("language", models.CharField(blank=True, default="", max_length=35)),
                ("default_section", models.CharField(default="news", max_length=64)),
                ("follow", models.BooleanField(default=True)),
                ("push_secret", models.CharField(blank=True, default="", max_length=120)),
                ("allowed_hosts", models.JSONField(default=list)),
            ],
        ),
        migrations.CreateModel(
            name="Thread",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("provider", models.CharField(max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name="Delivery",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.TextField()),
                ("sha256", models.CharField(max_length=64)),
                ("bytes", models.PositiveBigIntegerField()),
                ("received_at", models.DateTimeField()),
                ("state", models.CharField(default="received", max_length=12)),
                ("format", models.CharField(blank=True, default="", max_length=40)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("feed", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="wire.feed")),
            ],
        ),
        migrations.CreateModel(
            name="PictureAsset",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("provider", models.CharField(max_length=64)),
                ("href", models.TextField()),
                ("hrefs", models.JSONField(default=list)),
                ("state", models.CharField(default="wanted", max_length=12)),
                ("reason", models.TextField(blank=True, default="")),
                ("sha256", models.CharField(blank=True, default="", max_length=64)),
                ("mime", models.CharField(blank=True, default="", max_length=40)),
                ("width", models.PositiveIntegerField(default=0)),
                ("height", models.PositiveIntegerField(default=0)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                (
                    "candidate",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to="wire.delivery"),
                ),
                ("feed", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="wire.feed")),
            ],
        ),
        migrations.CreateModel(
            name="PictureName",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.TextField()),
                ("asset", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="wire.pictureasset")),
                ("feed", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="wire.feed")),
            ],
        ),
        migrations.CreateModel(
            name="QuarantinedCopy",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.TextField()),
                ("position", models.PositiveIntegerField(null=True)),
                ("reason", models.TextField()),
                ("state", models.CharField(default="waiting", max_length=12)),
                ("received_at", models.DateTimeField()),
                (
                    "delivery",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to="wire.delivery"),
                ),
                ("feed", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="wire.feed")),
            ],
        ),
        migrations.CreateModel(
            name="Item",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveIntegerField()),
                ("provider", models.CharField(max_length=64)),
                ("stable_id", models.TextField()),
                ("version", models.TextField(blank=True, default="")),
                ("content_hash", models.CharField(max_length=64)),
                ("conflict", models.BooleanField(default=False)),
                ("status", models.CharField(max_length=12)),
                ("urgency", models.IntegerField(null=True)),
                ("headline", models.TextField(blank=True, default="")),
                ("slugline", models.TextField(blank=True, default="")),
                ("format", models.CharField(max_length=40)),
                ("kind", models.CharField(max_length=12)),
                ("received_at", models.DateTimeField()),
                ("facts", models.TextField()),
                ("delivery", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="wire.delivery")),
                ("feed", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="wire.feed")),
                ("thread", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="wire.thread")),
            ],
        ),
        migrations.CreateModel(
            name="ThreadKey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("provider", models.CharField(max_length=64)),
                ("key", models.TextField()),
                ("thread", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="wire.thread")),
            ],
        ),
        migrations.AddIndex(
            model_name="delivery",
            index=models.Index(
                condition=models.Q(("state", "received")),
                fields=["feed", "attempts", "id"],
                name="wire_delivery_waiting",
            ),
        ),
        migrations.AddConstraint(
            model_name="delivery",
            constraint=models.UniqueConstraint(fields=("feed", "sha256"), name="wire_delivery_once"),
        ),
        migrations.AddConstraint(
            model_name="pictureasset",
            constraint=models.UniqueConstraint(fields=("provider", "href"), name="wire_picture_once"),
        ),
        migrations.AddConstraint(
            model_name="picturename",
            constraint=models.UniqueConstraint(fields=("feed", "name", "asset"), name="wire_picturename_once"),
        ),
        migrations.AddIndex(
            model_name="quarantinedcopy",
            index=models.Index(fields=["state", "-id"], name="wire_quarantine_waiting"),
        ),
        migrations.AddIndex(
            model_name="item",
            index=models.Index(
                condition=models.Q(("urgency__lte", 2)), fields=["urgency", "id"], name="wire_item_alert"
            ),
        ),
        migrations.AddIndex(
            model_name="item",
            index=models.Index(condition=models.Q(("conflict", True)), fields=["id"], name="wire_item_conflict"),
        ),
        migrations.AddConstraint(
            model_name="item",
            constraint=models.UniqueConstraint(
                fields=("provider", "stable_id", "version", "content_hash"), name="wire_item_never_twice"
            ),
        ),
        migrations.AddConstraint(
            model_name="threadkey",
            constraint=models.UniqueConstraint(fields=("provider", "key"), name="wire_threadkey_once"),
        ),
    ]
