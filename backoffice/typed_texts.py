"""The texts of a form that can be saved no more, on the screen to be copied."""

from collections.abc import Iterator, Mapping

from django import forms
from django.db.models import Field, Model
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from backoffice.admin_pages import render_admin_page
from backoffice.edit_conflicts import label_of


def show_typed_texts(
    request: HttpRequest,
    model: type[Model],
    form: type[forms.BaseForm],
    below: Mapping[str, type[Model]],
    *,
    is_gone: bool,
    who: str = "",
) -> HttpResponse:
    """
    Say why nothing was saved, 409, and show what was typed.

    `form` declares boxes that are no fields of the model; `below` are the models of the rows
    below it, by the prefixes of their forms.
    """
    options = model._meta
    title = (
        f"{options.verbose_name}นี้ถูกลบไปแล้ว" if is_gone else f"แก้ไข{options.verbose_name}นี้ไม่ได้แล้ว"
    )
    return render_admin_page(
        request,
        "admin/typed_texts.html",
        title,
        status=409,
        is_gone=is_gone,
        who=who,
        texts=list(_texts(request, model, form, below)),
        kind=options.verbose_name,
        list_url=reverse(f"admin:{options.app_label}_{options.model_name}_changelist"),
    )


def _texts(request: HttpRequest, model, form, below) -> Iterator[tuple[str, str]]:
    for name, value in request.POST.items():
        text = str(value)
        if not text.strip() or name.startswith("_") or name == "csrfmiddlewaretoken":
            continue
        of, field_name, kind = model, name, ""
        for prefix, below_model in below.items():
            number, _, rest = name.removeprefix(f"{prefix}-").partition("-")
            if name.startswith(f"{prefix}-") and number.isdecimal():
                of, field_name, kind = below_model, rest, f"{below_model._meta.verbose_name} · "
        declared = form.base_fields.get(field_name) if of is model else None
        if _is_text(of, field_name, declared):
            label = declared.label if declared and declared.label else label_of(of, field_name)
            yield f"{kind}{label}", text


def _is_text(model: type[Model], name: str, declared: forms.Field | None) -> bool:
    """Whether people type words there: no secret, no choice, no tick."""
    if declared is not None:
        return isinstance(declared, forms.CharField) and not isinstance(
            declared.widget, forms.PasswordInput | forms.HiddenInput
        )
    fields = {each.name: each for each in model._meta.get_fields()}
    field = fields.get(name)
    return (
        isinstance(field, Field)
        and name != "password"
        and not (field.is_relation or field.choices or field.primary_key)
        and field.get_internal_type() not in ("BooleanField", "FileField", "ImageField")
    )
