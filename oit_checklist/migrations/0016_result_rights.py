"""Who keeps the checklist enters the announced results and publishes them."""

from django.db import migrations

from agency.roles import ADMINISTRATOR, SECRETARY, grant

PARTS = ("indicatorresult", "questionresult", "lostitem", "groupcomparison", "resultremark")
KEEPING = [
    f"oit_checklist.{act}_{model}"
    for model in ("yearresult", *PARTS)
    for act in ("view", "add", "change", "delete")
]


def add_rights(apps, schema_editor):
    grant(apps, schema_editor, ("oit_checklist",), {SECRETARY: KEEPING, ADMINISTRATOR: KEEPING})


class Migration(migrations.Migration):
    dependencies = [
        ("oit_checklist", "0015_results"),
        ("agency", "0002_roles"),
    ]

    # Backwards the permissions stay: they go with their roles.
    operations = [migrations.RunPython(add_rights, migrations.RunPython.noop)]
