"""Which tables an archive holds, as the migrations that are applied describe them."""

from django.apps.registry import Apps
from django.db import connection, models
from django.db.migrations.loader import MigrationLoader

# Said about one machine at one moment: worth nothing on another one, or dangerous.
LEFT_OUT = {
    "sessions.session",
    "accounts.failedattempts",
    "progress.jobrun",
    "records.revision",
    # Made from the rows again, wherever these come back.
    "documents.madedocument",
    "documents.documentorder",
}
# What migrations put into an empty portal.
MADE_BY_MIGRATIONS = {
    "auth.group",
    "auth.group_permissions",
    "auth.permission",
    "contenttypes.contenttype",
}


def applied_migrations() -> list[tuple[str, str]]:
    """The newest applied migration or migrations of each app: (app, name)."""
    loader = MigrationLoader(connection)
    applied = {key for key in loader.applied_migrations if key in loader.graph.nodes}
    return sorted(
        key
        for key in applied
        if not any(
            child.key in applied and child.key[0] == key[0]
            for child in loader.graph.node_map[key].children
        )
    )


def apps_at(migrations: list[tuple[str, str]]) -> Apps:
    """The models as they were after these migrations; today's code may be older or newer."""
    return MigrationLoader(connection).project_state(migrations).apps


def tables_of(apps: Apps) -> dict[str, type[models.Model]]:
    """Label -> model of each table, those between two tables included."""
    return {
        model._meta.label_lower: model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy
    }


def archived_tables(apps: Apps) -> dict[str, type[models.Model]]:
    """Label -> model of what belongs into an archive."""
    return {label: model for label, model in tables_of(apps).items() if label not in LEFT_OUT}
