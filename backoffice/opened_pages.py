"""
What a page showed when it was opened: a short digest of every box, of the row and of those below.

The page carries it, signed, so that saving can tell what somebody else changed in the meantime.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, time
from decimal import Decimal
from hashlib import sha256
from typing import Any

from django import forms
from django.core import signing
from django.db.models import Model
from django.forms.models import BaseInlineFormSet

from thai.spelling import normalise

TOKEN = "_opened"  # noqa: S105 # nosec B105 # the name of a hidden box
SALT = "backoffice.opened_pages"

Digests = dict[str, str]


@dataclass(frozen=True)
class RowsBelow:
    """A list of rows below the page's own: what they are called, and forms without data."""

    kind: str
    formset: BaseInlineFormSet

    @property
    def prefix(self) -> str:
        return str(self.formset.prefix)

    @property
    def model(self) -> type[Model]:
        return self.formset.fk.model

    @property
    def key_name(self) -> str:
        return self.model._meta.pk.name

    @property
    def own_boxes(self) -> set[str]:
        """The boxes by which a formset finds its rows, which nobody types in."""
        return {self.key_name, self.formset.fk.name, "DELETE"}

    @property
    def rows(self) -> dict[str, forms.BaseModelForm]:
        """The form of each saved row, by its key, in their order."""
        return {str(form.instance.pk): form for form in self.formset.initial_forms}

    def digests(self) -> dict[str, Digests]:
        """The digests of each saved row, by its key."""
        return {key: digests_of(form, self.own_boxes) for key, form in self.rows.items()}


@dataclass(frozen=True)
class OpenedPage:
    """Digests by box: of the row, and by prefix and key of the rows below it."""

    row: Digests = field(default_factory=dict)
    below: dict[str, dict[str, Digests]] = field(default_factory=dict)
    also: str = ""  # what else an admin wants to know the same at saving

    @classmethod
    def of(cls, form: forms.BaseForm, below: Iterable[RowsBelow], also: str = "") -> "OpenedPage":
        """What a page shows whose forms have received nothing yet."""
        return cls(digests_of(form), {each.prefix: each.digests() for each in below}, also)

    @classmethod
    def read(cls, token: str, model: type[Model], key: str) -> "OpenedPage | None":
        """
        The page that a token was made for: of this row.

        None without a token, as a program sends a form. A token that is not ours is a page of
        which nothing is known.
        """
        if not token:
            return None
        try:
            return cls(**signing.loads(token, salt=_salt(model, key)))
        except signing.BadSignature:
            return cls()

    def token(self, model: type[Model], key: str) -> str:
        """The digests as the form of this row carries them, signed."""
        return signing.dumps(asdict(self), salt=_salt(model, key), compress=True)


def digests_of(form: forms.BaseForm, without: Iterable[str] = ()) -> Digests:
    """The digest of every box of a form that a person may fill in."""
    return {
        name: digest(form.get_initial_for_field(box, name))
        for name, box in form.fields.items()
        if not box.disabled and name not in without
    }


def digest(value: Any) -> str:
    """A short hash of a value, the same for what the database holds and a form cleaned."""
    return sha256(_plain(value).encode()).hexdigest()[:10]


def _plain(value: Any) -> str:
    if value is None or value is False:
        return ""
    if isinstance(value, datetime):  # a form knows minutes, the database microseconds
        return f"{value.astimezone(UTC):%Y-%m-%d %H:%M}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, Model):
        return str(value.pk)
    if hasattr(value, "all"):
        value = list(value.all())
    if isinstance(value, list | tuple | set):
        return ",".join(sorted(_plain(each) for each in value))
    return normalise(str(value)).strip()


def _salt(model: type[Model], key: str) -> str:
    return f"{SALT}.{model._meta.label_lower}.{key}"
