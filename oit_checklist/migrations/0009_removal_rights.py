"""Who keeps the checklist mends its lines and removes what was never public."""

from django.db import migrations

from agency.roles import ADMINISTRATOR, SECRETARY, grant

REMOVING = [
    "oit_checklist.delete_checklistitem oit_checklist.add_section oit_checklist.delete_section",
    "oit_checklist.change_element oit_checklist.delete_element",
]


def add_rights(apps, schema_editor):
    grant(apps, schema_editor, ("oit_checklist",), {SECRETARY: REMOVING, ADMINISTRATOR: REMOVING})


class Migration(migrations.Migration):
    dependencies = [
        ("oit_checklist", "0008_who_wrote"),
        ("agency", "0002_roles"),
    ]

    # Backwards the permissions stay: they go with their roles.
    operations = [migrations.RunPython(add_rights, migrations.RunPython.noop)]
