from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("alert", "0001_alerts")]

    operations = [
        migrations.AddField(
            model_name="subscription",
            name="paused",
            field=models.BooleanField(default=False),
        ),
    ]
