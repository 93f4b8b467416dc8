"""Who may report on items, review reports, word criteria, freeze the ITAS sheet."""

from django.db import migrations

from agency.roles import ADMINISTRATOR, CLERK, SECRETARY, grant

REPORTING = [
    "oit_checklist.view_checklistitem oit_checklist.change_checklistitem",
    "oit_checklist.view_element oit_checklist.view_itemupdate",
    "oit_checklist.view_itemevidence oit_checklist.add_itemevidence",
    "oit_checklist.change_itemevidence oit_checklist.delete_itemevidence",
]
REVIEWING = [
    "oit_checklist.review_itemupdate oit_checklist.add_checklistitem",
    "oit_checklist.view_section oit_checklist.change_section",
    "oit_checklist.view_itassheet oit_checklist.add_itassheet",
]
ADMINISTERING = [
    "oit_checklist.delete_checklistitem",
    "oit_checklist.add_section oit_checklist.delete_section",
]
RIGHTS = {
    CLERK: REPORTING,
    SECRETARY: REPORTING + REVIEWING,
    ADMINISTRATOR: REPORTING + REVIEWING + ADMINISTERING,
}


def add_rights(apps, schema_editor):
    grant(apps, schema_editor, ("oit_checklist",), RIGHTS)


class Migration(migrations.Migration):
    dependencies = [
        ("oit_checklist", "0001_initial"),
        ("agency", "0002_roles"),
    ]

    # Backwards the permissions stay: they go with their roles.
    operations = [migrations.RunPython(add_rights, migrations.RunPython.noop)]
