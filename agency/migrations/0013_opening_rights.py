"""Who reviews a year also opens the next one: in an office that is the committee's secretary."""

from django.db import migrations

from agency.roles import SECRETARY, grant

OPENING = ["agency.add_fiscalyear"]


def add_rights(apps, schema_editor):
    grant(apps, schema_editor, ("agency",), {SECRETARY: OPENING})


class Migration(migrations.Migration):
    dependencies = [("agency", "0012_status_rights")]

    # Backwards the permission goes with its role.
    operations = [migrations.RunPython(add_rights, migrations.RunPython.noop)]
