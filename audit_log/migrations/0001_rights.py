"""Who may read the log of the whole office."""

from django.db import migrations

from agency.roles import ADMINISTRATOR, SECRETARY, grant

READING = [
    "auditlog.view_logentry",
]
RIGHTS = {
    SECRETARY: READING,
    ADMINISTRATOR: READING,
}


def add_rights(apps, schema_editor):
    grant(apps, schema_editor, ("auditlog",), RIGHTS)


class Migration(migrations.Migration):
    dependencies = [
        ("auditlog", "0017_add_actor_email"),
        ("agency", "0002_roles"),
    ]

    # Backwards the permissions stay: they go with their roles.
    operations = [migrations.RunPython(add_rights, migrations.RunPython.noop)]
