"""Who attaches a signed copy removes one that was never public."""

from django.db import migrations

from agency.roles import ADMINISTRATOR, SECRETARY, grant

REMOVING = [
    "annual_report.delete_signedreport",
]


def add_rights(apps, schema_editor):
    grant(apps, schema_editor, ("annual_report",), {SECRETARY: REMOVING, ADMINISTRATOR: REMOVING})


class Migration(migrations.Migration):
    dependencies = [
        ("annual_report", "0004_edition_note"),
        ("agency", "0002_roles"),
    ]

    # Backwards the permissions stay: they go with their roles.
    operations = [migrations.RunPython(add_rights, migrations.RunPython.noop)]
