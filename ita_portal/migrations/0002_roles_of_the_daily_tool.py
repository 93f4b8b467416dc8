"""The log, link checks, reminders and ITAS sheets for those who review."""

from django.db import migrations

from agency.roles import ADMINISTRATOR, CLERK, SECRETARY, grant

REVIEWING = [
    "auditlog.view_logentry",
    "progress.view_linkcheck progress.view_reminder progress.view_jobrun",
    "oit_checklist.view_itassheet oit_checklist.add_itassheet",
    "oit_checklist.view_element",
]
RIGHTS = {
    # Link checks are told on the clerk's own rows; the whole list names drafts of others.
    CLERK: ["oit_checklist.view_element"],
    SECRETARY: REVIEWING,
    ADMINISTRATOR: REVIEWING,
}


def add_rights(apps, schema_editor):
    grant(apps, schema_editor, ("auditlog", "progress", "oit_checklist"), RIGHTS)


class Migration(migrations.Migration):
    dependencies = [
        ("ita_portal", "0001_roles"),
        ("auditlog", "0017_add_actor_email"),
        ("oit_checklist", "0002_daily_tool"),
        ("progress", "0001_initial"),
    ]

    # Backwards the permissions stay: the roles themselves go with 0001.
    operations = [migrations.RunPython(add_rights, migrations.RunPython.noop)]
