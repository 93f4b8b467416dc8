"""When anything at all was last saved."""

from datetime import datetime

from auditlog.models import LogEntry
from django.db.models import Max


def last_saved() -> datetime | None:
    """
    When anybody last saved anything: an answer made after this moment is not out of date.

    The log has every saved row, drafts too. So this can be later than the last public change,
    which costs a reader one more download, but never earlier, which would hide a correction.
    """
    return LogEntry.objects.aggregate(newest=Max("timestamp"))["newest"]
