"""What stands at the address of a row: the public row, that it was withdrawn, or nothing."""

from typing import Any

from django.db.models import Model, QuerySet
from django.http import Http404

from catalogue.visibility import Obstacle, visibility_of


class WithdrawnError(Http404):
    """The row was public and is withdrawn, itself or with what it belongs to: an answer 410."""

    def __init__(self, obstacle: Obstacle):
        super().__init__("withdrawn")
        self.row = obstacle.row


def public_row_or_404(rows: QuerySet[Any], **lookup: Any) -> Any:
    """
    The public row of these that the lookup names.

    Raises WithdrawnError if a stranger could see it before it was withdrawn, else Http404: nobody
    learns of what was never public.
    """
    row = rows.published().filter(**lookup).first()  # type: ignore[attr-defined]  # a PublishableQuerySet
    if row is None:
        model: type[Model] = rows.model
        refuse(model._base_manager.filter(**lookup).first())
    return row


def refuse(row: Model | None) -> None:
    """Raise WithdrawnError or Http404 for a row that is not public, or not there at all."""
    if row is not None and (obstacle := visibility_of(row).withdrawn):
        raise WithdrawnError(obstacle)
    raise Http404("ไม่มีรายการนี้")
