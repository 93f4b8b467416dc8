"""Who may confirm that a year's criteria agree with the manual."""

from django.db import migrations

from agency.roles import ADMINISTRATOR, SECRETARY, grant

CONFIRMING = [
    "oit_checklist.view_criteriaconfirmation oit_checklist.add_criteriaconfirmation",
]


def add_rights(apps, schema_editor):
    grant(
        apps, schema_editor, ("oit_checklist",), {SECRETARY: CONFIRMING, ADMINISTRATOR: CONFIRMING}
    )


class Migration(migrations.Migration):
    dependencies = [
        ("oit_checklist", "0012_criteria_confirmations"),
        ("agency", "0002_roles"),
    ]

    # Backwards the permissions stay: they go with their roles.
    operations = [migrations.RunPython(add_rights, migrations.RunPython.noop)]
