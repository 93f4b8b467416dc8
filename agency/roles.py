"""The three roles of the office, as the migration creates them. Names are what staff see."""

CLERK = "เจ้าหน้าที่"
SECRETARY = "เลขานุการ"
ADMINISTRATOR = "ผู้ดูแลระบบ"

ROLES = (CLERK, SECRETARY, ADMINISTRATOR)


def grant(apps, schema_editor, labels: tuple[str, ...], rights: dict[str, list[str]]) -> None:
    """
    For migrations: give roles more permissions, as {role: ["app.codename app.codename", …]}.

    `labels` are the apps that own the permissions; those are otherwise made after the last
    migration, too late for this one.
    """
    from django.apps import apps as installed
    from django.contrib.auth.management import create_permissions

    database = schema_editor.connection.alias
    for label in labels:
        create_permissions(installed.get_app_config(label), verbosity=0, using=database)
    group_model = apps.get_model("auth", "Group")
    permission_model = apps.get_model("auth", "Permission")
    for role, lines in rights.items():
        group, _ = group_model.objects.using(database).get_or_create(name=role)
        for right in " ".join(lines).split():
            label, codename = right.split(".")
            group.permissions.add(
                permission_model.objects.using(database).get(
                    content_type__app_label=label, codename=codename
                )
            )
