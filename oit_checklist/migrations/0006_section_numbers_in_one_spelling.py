"""๙.๓ and 9.3 are one sub-indicator: numbers are stored in Arabic digits, without spaces."""

from django.db import migrations

import records.key_fields
from records.key_fields import number_key


def write_alike(apps, schema_editor):
    """Numbers that would then meet another of their year stay; the page of the row tells them."""
    sections = apps.get_model("oit_checklist", "Section")
    rows = sections.objects.order_by("pk").values_list("pk", "fiscal_year", "number")
    taken = {(year, number) for _, year, number in rows}
    for pk, year, number in rows:
        key = (year, number_key(number))
        if key[1] != number and key not in taken:
            sections.objects.filter(pk=pk).update(number=key[1])
            taken.add(key)


class Migration(migrations.Migration):
    dependencies = [("oit_checklist", "0005_approved_is_not_yet_published")]

    operations = [
        # Reversed, nothing is to be undone: the old code reads the numbers as they are.
        migrations.RunPython(write_alike, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="section",
            name="number",
            field=records.key_fields.NumberKeyField(max_length=10, verbose_name="ตัวชี้วัดย่อยที่"),
        ),
    ]
