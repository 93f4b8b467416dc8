"""Removing made documents that nobody is given any more. A download that has begun ends."""

from collections.abc import Collection, Iterable, Iterator
from datetime import timedelta

from django.core.files.storage import default_storage
from django.utils import timezone

from documents.kinds import DocumentKind
from documents.models import DocumentOrder, MadeDocument

# Earlier ones of the same row: an outage copy may name one until it is written anew.
KEPT = 3
KEPT_FOR = timedelta(days=1)
DRAFTS_KEPT_FOR = timedelta(days=7)


def tidy(kind: DocumentKind, public_keys: Collection[str]) -> None:
    """Remove what is superseded, drafts of last week, and all of rows that are public no more."""
    orders = DocumentOrder.objects.filter(kind=kind.name, is_public=True)
    orders.exclude(key__in=public_keys).filter(alive_at__isnull=True).delete()
    for made in [*_superseded(kind, set(public_keys)), *_old_drafts(kind)]:
        # First the file: a row without one is noticed, a file without a row by nobody.
        default_storage.delete(made.file.name or "")
        made.delete()


def _superseded(kind: DocumentKind, public_keys: set[str]) -> Iterator[MadeDocument]:
    newer: dict[str, int] = {}
    long_ago = timezone.now() - KEPT_FOR
    for made in MadeDocument.objects.filter(kind=kind.name, is_public=True):
        place = newer[made.key] = newer.get(made.key, 0) + 1
        if made.key not in public_keys or (place > KEPT and made.made_at < long_ago):
            yield made


def _old_drafts(kind: DocumentKind) -> Iterable[MadeDocument]:
    long_ago = timezone.now() - DRAFTS_KEPT_FOR
    return MadeDocument.objects.filter(kind=kind.name, is_public=False, made_at__lt=long_ago)
