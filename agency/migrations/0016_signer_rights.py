"""Who keeps a year decides who signs its report."""

from django.db import migrations

from agency.roles import ADMINISTRATOR, SECRETARY, grant

KEEPING = [
    "agency.view_reportsigner agency.add_reportsigner agency.change_reportsigner",
    "agency.delete_reportsigner",
]


def add_rights(apps, schema_editor):
    grant(apps, schema_editor, ("agency",), {SECRETARY: KEEPING, ADMINISTRATOR: KEEPING})


class Migration(migrations.Migration):
    dependencies = [("agency", "0015_report_texts_and_signers")]

    # Backwards the permissions go with their roles.
    operations = [migrations.RunPython(add_rights, migrations.RunPython.noop)]
