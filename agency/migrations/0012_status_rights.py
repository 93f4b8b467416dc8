"""Who keeps a year decides which statuses its rows may have."""

from django.db import migrations

from agency.roles import ADMINISTRATOR, SECRETARY, grant

KEEPING = [
    "agency.view_yearstatus agency.add_yearstatus agency.change_yearstatus",
    "agency.delete_yearstatus",
]


def add_rights(apps, schema_editor):
    grant(apps, schema_editor, ("agency",), {SECRETARY: KEEPING, ADMINISTRATOR: KEEPING})


class Migration(migrations.Migration):
    dependencies = [("agency", "0011_statuses_of_a_year")]

    # Backwards the permissions go with their roles.
    operations = [migrations.RunPython(add_rights, migrations.RunPython.noop)]
