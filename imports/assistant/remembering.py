"""What people said of columns is remembered for the next file of the office."""

from django.db import transaction

from imports.models import KnownHead, OfficeImport
from imports.models.known_head import LONGEST_HEAD

MOST = 500  # heads of one target


def learn(one: OfficeImport) -> None:
    """Remember the columns that were corrected by hand, by their heads."""
    for column in (one.proposal or {}).get("columns", ()):
        if column["column"] in one.columns:
            remember(one.target, column["head"], one.columns[column["column"]])


@transaction.atomic
def remember(target: str, head: str, field: str) -> None:
    """From now on columns of this head are that field; "" for one that is not read."""
    words = " ".join(head.split())
    if not words or len(words) > LONGEST_HEAD:
        return
    known = KnownHead.objects.filter(target=target)
    if known.filter(head=words).exists() or known.count() < MOST:
        KnownHead.objects.update_or_create(target=target, head=words, defaults={"field": field})
