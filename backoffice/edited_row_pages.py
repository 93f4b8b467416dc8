"""
A page with a button that saves one row, stored already or filled by the portal and not stored yet.

What others saved since it was opened is merged and told first, as on the pages of the admin.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from backoffice.act_pages import Act, show_act
from backoffice.edit_conflicts import EditConflict, merge
from backoffice.opened_pages import TOKEN, OpenedPage
from backoffice.sent_boxes import SentBoxes


@dataclass(frozen=True)
class EditedRow:
    """
    The row of a page. `load` reads it as it is now; one that is not stored yet comes filled.

    `belongs_to` is locked while it is compared and saved: it is there before the row is. `key`
    names the page among those of this model, the same before and after the row is stored.
    """

    form: type[forms.ModelForm]
    load: Callable[[], Model]
    belongs_to: Model
    key: str

    def opened(self, row: Model) -> OpenedPage:
        """What the page shows of the row."""
        return OpenedPage.of(self.form(instance=row), [])

    def token(self, row: Model) -> str:
        """The same as the page carries it."""
        return self.opened(row).token(type(row), self.key)


def edited_row_page(
    request: HttpRequest, act: Act, edited: EditedRow, done: Callable[[Any], str]
) -> HttpResponse:
    """GET: the form. POST: saved, and `done` with the row is told; or what others saved, 409."""
    if request.method != "POST":
        row = edited.load()
        return show_act(request, act, edited.form(instance=row), **_opened(edited.token(row)))
    with transaction.atomic():
        # Not the row: two people who store the first one have none to wait for.
        locked = type(edited.belongs_to)._base_manager.select_for_update()
        locked.get(pk=edited.belongs_to.pk)
        row = edited.load()
        token = edited.token(row)
        sent = SentBoxes(request.POST, request.FILES)
        conflict = _conflict(request, edited, row, sent)
        form = edited.form(sent.data, instance=row)
        if form.is_valid() and conflict is None:
            messages.success(request, done(form.save()))
            return redirect(act.back)
    if conflict is None:
        return show_act(request, act, form, 422, **_opened(token))
    return show_act(request, act, form, 409, conflict=conflict, **_opened(token))


def _opened(token: str) -> dict[str, Any]:
    return {"opened_name": TOKEN, "opened": token}


def _conflict(
    request: HttpRequest, edited: EditedRow, row: Model, sent: SentBoxes
) -> EditConflict | None:
    """What others saved meanwhile, put into what was sent; None if nothing is to be told."""
    opened = OpenedPage.read(request.POST.get(TOKEN, ""), type(row), edited.key)
    # A row that is not stored was saved by nobody, even if the portal would fill it anew today.
    if opened is None or row.pk is None:
        return None
    conflict = merge(opened, edited.opened(row), edited.form(instance=row), [], {}, sent)
    conflict.is_own = conflict.who == str(request.user)
    return conflict if conflict.is_worth_telling else None
