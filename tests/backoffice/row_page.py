"""Using the row page of the back office as a browser does."""

from datetime import date, time

from django.urls import reverse


def address(row) -> str:
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])


def form_of(client, row) -> dict:
    """The values that the row page puts into its form, as a browser would send them back."""
    context = client.get(address(row)).context
    data = values_of(context["adminform"].form)
    for inline in context["inline_admin_formsets"]:
        for part in [inline.formset.management_form, *inline.formset.forms]:
            data |= {
                field.html_name: _shown(field) for field in part if field.value() not in (None, "")
            }
    return data | mark_of(context)


def values_of(form) -> dict:
    """What a form shows, without what is empty: of ticks of which none is set, nothing is sent."""
    data = {name: _shown(form[name]) or "" for name in form.fields}
    return {name: value for name, value in data.items() if value not in ("", [], None)}


def mark_of(context) -> dict:
    """What a page carries to know again what it showed, if it does."""
    return {context["opened_name"]: context["opened"]} if context.get("opened") else {}


def _shown(field):
    """A value as its box shows it: a moment without its seconds."""
    value = field.value()
    return field.field.widget.format_value(value) if isinstance(value, date | time) else value


def press(client, row, button: str, **values):
    return client.post(address(row), {**form_of(client, row), **values, button: "1"})


def new_evidence(**values) -> dict:
    row = {f"evidence-0-{name}": value for name, value in values.items()}
    return {"evidence-TOTAL_FORMS": 1, "evidence-INITIAL_FORMS": 0, **row}


def published_evidence(evidence, **values) -> dict:
    row = {"id": evidence.pk, "assignment": evidence.assignment_id, "title": evidence.title,
           "url": evidence.url, **values}  # fmt: skip
    data = {f"evidence-0-{name}": value for name, value in row.items()}
    return {"evidence-TOTAL_FORMS": 1, "evidence-INITIAL_FORMS": 1, **data}
