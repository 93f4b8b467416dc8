"""
A second mark, asked when that of the data moved: did anything change that the public may see?

Ten people who write drafts move the mark of the data with every save, and no public page changes.
Every change of a row leaves an entry in the log, in the same transaction; the entries of drafts
are left out here. What somebody changes past the log, with psql, shows when a kept page is made
anew for its age (page_cache.FRESH_FOR).
"""

from auditlog.models import LogEntry
from django.db import DatabaseError, connection
from django.db.models import Count, Max, Min

# Updates are drafts until one is approved, and that changes the row which it reports on.
UNSEEN = ("itemupdate", "measureupdate")
# A transaction may end later than one that began after it: its entry then appears among older
# ones, and the oldest of so many makes room for it.
WINDOW = 500


def public_mark() -> tuple[int | None, int | None, int]:
    """Equal marks, equal public pages. One query. Raises DatabaseError, InterfaceError."""
    seen = LogEntry.objects.exclude(content_type__model__in=UNSEEN).order_by("-pk")
    newest = LogEntry.objects.filter(pk__in=seen.values("pk")[:WINDOW])
    try:
        told = newest.aggregate(Max("pk"), Min("pk"), Count("pk"))
    except DatabaseError:
        if LogEntry._meta.db_table in connection.introspection.table_names():
            raise
        return None, None, 0  # before the first migration
    return told["pk__max"], told["pk__min"], told["pk__count"]
