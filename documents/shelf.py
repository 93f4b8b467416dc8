"""Which made documents strangers may have now, and how old they are. Asks, and changes nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from documents.kinds import DocumentKind
from documents.models import MadeDocument
from records.models import Revision


@dataclass(frozen=True)
class Found:
    """The newest document that may be shown, and the revision that the site is at."""

    made: MadeDocument | None
    revision: int

    @property
    def is_current(self) -> bool:
        """Whether nothing changed on the site since it was found to be right."""
        return self.made is not None and self.made.revision >= self.revision


def newest_public(kind: DocumentKind, key: str) -> Found:
    """The newest document of a row that the public sees. Two queries."""
    number, withdrawn_number = _revision()
    # What was withdrawn since may stand in an older one, so none is shown until it is compared.
    made = MadeDocument.objects.filter(
        kind=kind.name, key=key, is_public=True, revision__gte=withdrawn_number
    )
    return Found(made.first(), number)


def older_as_of(kinds: Iterable[DocumentKind], key: str) -> datetime | None:
    """
    Of which moment the documents of a row are, where something changed on the site since; the
    oldest of them. None where they are as the site, or not made yet. Two queries.
    """
    number, withdrawn_number = _revision()
    made = MadeDocument.objects.filter(
        kind__in=[kind.name for kind in kinds],
        key=key,
        is_public=True,
        revision__gte=withdrawn_number,
    )
    newest: dict[str, MadeDocument] = {}
    for each in made.only("kind", "revision", "as_of"):
        newest.setdefault(each.kind, each)
    older = [each.as_of for each in newest.values() if each.revision < number]
    return min(older, default=None)


def _revision() -> tuple[int, int]:
    numbers = Revision.objects.values_list("number", "withdrawn_number").first()
    return numbers or (0, 0)
