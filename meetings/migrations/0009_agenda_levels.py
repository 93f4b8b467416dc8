"""
Agenda items have a level; their numbers follow from it and from their place.

What printed ๓.๑ is of the second level. A number that follows anyway is no longer stored, so that
it stays right when items move; what was printed against the order stays as it was printed.
"""

from itertools import groupby

from django.db import migrations, models

from meetings.agenda_numbers import number_agenda, read_numbers


def give_levels(apps, schema_editor):
    items = apps.get_model("meetings", "AgendaItem").objects.order_by("meeting", "order", "pk")
    for _, of_meeting in groupby(items.iterator(chunk_size=2000), key=lambda item: item.meeting_id):
        agenda = list(of_meeting)
        numbers = read_numbers([item.printed_number for item in agenda])
        for item, (level, number) in zip(agenda, numbers, strict=True):
            if (item.level, item.printed_number) != (level, number):
                item.level, item.printed_number = level, number
                item.save(update_fields=["level", "printed_number"])


def print_all_numbers(apps, schema_editor):
    items = apps.get_model("meetings", "AgendaItem").objects.order_by("meeting", "order", "pk")
    for _, of_meeting in groupby(items.iterator(chunk_size=2000), key=lambda item: item.meeting_id):
        agenda = list(of_meeting)
        places = number_agenda((item.level, item.printed_number) for item in agenda)
        for item, place in zip(agenda, places, strict=True):
            if item.printed_number != place.number:
                item.printed_number = place.number
                item.save(update_fields=["printed_number"])


class Migration(migrations.Migration):
    dependencies = [("meetings", "0008_agenda_before_its_numbers")]

    operations = [
        migrations.AddField(
            model_name="agendaitem",
            name="level",
            field=models.PositiveSmallIntegerField(
                choices=[
                    (0, "ก่อนระเบียบวาระ (ไม่มีเลข)"),
                    (1, "ระเบียบวาระ เช่น ๓"),
                    (2, "เรื่องย่อย เช่น ๓.๑"),
                    (3, "เรื่องย่อยของเรื่องย่อย เช่น ๓.๑.๑"),
                ],
                default=1,
                verbose_name="ระดับ",
            ),
        ),
        migrations.AlterField(
            model_name="agendaitem",
            name="printed_number",
            field=models.CharField(
                blank=True,
                help_text="เลขวาระมาเองจากที่อยู่และระดับ กรอกเฉพาะเมื่อเอกสารเดิมพิมพ์เลขอื่น",
                max_length=10,
                verbose_name="พิมพ์เลขอื่น",
            ),
        ),
        migrations.RunPython(give_levels, print_all_numbers),
    ]
