"""Which entries of the log there are: all of them, or the trail of one row."""

from auditlog.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q, QuerySet

# Tables of which a row's own rows belong to its trail.
PARTS = ("updates", "evidence", "elements")


def all_entries() -> QuerySet[LogEntry]:
    """The whole log, the newest first, with what a line prints."""
    return LogEntry.objects.select_related("actor", "content_type").order_by("-timestamp", "-pk")


def entries_of(row: Model) -> QuerySet[LogEntry]:
    """
    What was done to a row, to its updates and to its evidence, the newest first.

    Parts that were deleted since are found through the entry of their making.
    """
    trail = Q(content_type=_kind(type(row)), object_id=row.pk)
    for relation in type(row)._meta.related_objects:
        if relation.get_accessor_name() not in PARTS:
            continue
        part, column = relation.related_model, relation.field.name
        kind = _kind(part)
        standing = part._base_manager.filter(**{column: row.pk}).values("pk")
        made = LogEntry.objects.filter(
            **{f"changes__{column}__1": str(row.pk)},
            content_type=kind,
            action=LogEntry.Action.CREATE,
        ).values("object_id")
        trail |= Q(content_type=kind) & (Q(object_id__in=standing) | Q(object_id__in=made))
    return all_entries().filter(trail)


def _kind(model: type[Model]) -> ContentType:
    return ContentType.objects.get_for_model(model)
