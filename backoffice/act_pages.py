"""An act with a button: a page that says what it does, does it once, and tells what was done."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from backoffice.admin_pages import render_admin_page
from thai.spelling import normalise


class ActForm(forms.Form):
    """An act that needs no words."""


class ReasonForm(ActForm):
    """An act that needs a reason, which stays in the trail."""

    reason = forms.CharField(
        label="เหตุผล",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="เก็บไว้ในบันทึกการใช้งาน",
        error_messages={"required": "กรุณาระบุเหตุผล"},
    )

    def clean_reason(self) -> str:
        return normalise(self.cleaned_data["reason"])


@dataclass(frozen=True)
class Act:
    """What the page says before somebody presses, and where it leads back to."""

    title: str
    button: str
    back: str
    lines: list[str] = field(default_factory=list)
    form: type[forms.BaseForm] = ActForm
    # Why it cannot be done now, in Thai; the page then has no button.
    why_not: str = ""
    # What else the page leads to: words and address of each.
    links: list[tuple[str, str]] = field(default_factory=list)


def act_page(
    request: HttpRequest,
    act: Act,
    do: Callable[[forms.BaseForm], str],
    refused: type[Exception] | tuple[type[Exception], ...],
    form: forms.BaseForm | None = None,
) -> HttpResponse:
    """
    GET: the page. POST: `do` with the form, which returns what to say; then back.

    What `do` raises as `refused` has a Thai text and is told on the page, with what was typed.
    """
    if form is None:
        form = act.form(request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return show_act(request, act, form)
    if not form.is_valid():
        return show_act(request, act, form, 422)
    try:
        done = do(form)
    except refused as error:
        form.add_error(None, str(error))
        return show_act(request, act, form, 409)
    messages.success(request, done)
    return redirect(act.back)


def show_act(
    request: HttpRequest, act: Act, form: forms.BaseForm, status: int = 200, **context: Any
) -> HttpResponse:
    """The page of an act as it stands, nothing done."""
    return render_admin_page(
        request, "admin/act.html", act.title, status=status, act=act, form=form, **context
    )
