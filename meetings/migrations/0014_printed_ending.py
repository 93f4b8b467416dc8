"""The word before the time at which a meeting ended; the first report keeps the one it printed."""

from datetime import date, time

from django.db import migrations, models


def keep_as_printed(apps, schema_editor):
    """The minutes of the first report of 2566 were handed in with another word than the form's."""
    meetings = apps.get_model("meetings", "Meeting").objects.using(schema_editor.connection.alias)
    first = meetings.filter(
        committee__name__endswith="เทศบาลตำบลเพชรเมืองทอง",
        held_on=date(2022, 11, 29),
        starts_at=time(13, 30),
    )
    first.update(printed_ending="ปิดการประชุม")


class Migration(migrations.Migration):
    dependencies = [("meetings", "0013_rights_of_circulation")]

    operations = [
        migrations.AddField(
            model_name="meeting",
            name="printed_ending",
            field=models.CharField(
                blank=True,
                default="",
                help_text="เว้นว่างไว้ = เลิกประชุม ตามแบบรายงานการประชุม",
                max_length=60,
                verbose_name="คำที่พิมพ์เมื่อจบการประชุม",
            ),
            preserve_default=False,
        ),
        migrations.RunPython(keep_as_printed, migrations.RunPython.noop),
    ]
