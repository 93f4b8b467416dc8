"""Who may look at link checks, reminders and runs of jobs."""

from django.db import migrations

from agency.roles import ADMINISTRATOR, SECRETARY, grant

REVIEWING = [
    "progress.view_linkcheck progress.view_reminder progress.view_jobrun",
]
RIGHTS = {
    SECRETARY: REVIEWING,
    ADMINISTRATOR: REVIEWING,
}


def add_rights(apps, schema_editor):
    grant(apps, schema_editor, ("progress",), RIGHTS)


class Migration(migrations.Migration):
    dependencies = [
        ("progress", "0001_initial"),
        ("agency", "0002_roles"),
    ]

    # Backwards the permissions stay: they go with their roles.
    operations = [migrations.RunPython(add_rights, migrations.RunPython.noop)]
