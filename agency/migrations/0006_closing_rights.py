"""Who closes a fiscal year and opens it again; what was typed as a day to come closes nothing."""

from django.db import migrations
from django.utils import timezone

from agency.roles import ADMINISTRATOR, SECRETARY, grant
from thai.dates import format_thai_date

CLOSING = ["agency.close_fiscalyear"]


def add_rights(apps, schema_editor):
    grant(apps, schema_editor, ("agency",), {SECRETARY: CLOSING, ADMINISTRATOR: CLOSING})


def open_years_of_days_to_come(apps, schema_editor):
    """A day to come was typed into the form to close later, but closed the year at once."""
    years = apps.get_model("agency", "FiscalYear").objects.using(schema_editor.connection.alias)
    for year in years.filter(closed_on__gt=timezone.localdate()):
        day = format_thai_date(year.closed_on)
        year.closed_on = None
        year.reopened_reason = (
            f"วันปิดปีที่กรอกไว้คือ {day} ซึ่งยังมาไม่ถึง ระบบจึงเปิดปีนี้ไว้ และให้กดปิดปีเมื่อถึงเวลา"
        )
        year.save(update_fields=["closed_on", "reopened_reason"])


class Migration(migrations.Migration):
    dependencies = [("agency", "0005_closing")]

    # Backwards the permission goes with its roles, and the years stay open.
    operations = [
        migrations.RunPython(add_rights, migrations.RunPython.noop),
        migrations.RunPython(open_years_of_days_to_come, migrations.RunPython.noop),
    ]
