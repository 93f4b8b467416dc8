"""The form of a page as a browser has it: read from the HTML, sent back whole."""

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from lxml import html


def change_address(row) -> str:
    options = row._meta
    return reverse(f"admin:{options.app_label}_{options.model_name}_change", args=[row.pk])


def boxes_of(answer: HttpResponse) -> dict[str, list[str]]:
    """What a browser would send for the form of the page if nobody typed anything."""
    forms = html.fromstring(answer.content.decode()).xpath("//div[@id='content-main']//form")
    for box in forms[0].xpath(".//input[not(@value) and not(@type='checkbox' or @type='radio')]"):
        box.set("value", "")
    values: dict[str, list[str]] = {}
    for name, value in forms[0].form_values():
        # A browser drops the line break with which a text box begins.
        values.setdefault(name, []).append(value.removeprefix("\n"))
    return values


def opened(client: Client, row) -> dict[str, list[str]]:
    """The boxes of the row's page, opened now."""
    answer = client.get(change_address(row))
    assert answer.status_code == 200
    return boxes_of(answer)


def save(client: Client, row, boxes: dict, **typed) -> HttpResponse:
    """Press "save"; once more where the page only asks whether an odd value is meant."""
    answer = client.post(change_address(row), {**boxes, **typed, "_continue": "1"})
    if answer.status_code == 200 and answer.context.get("confirming"):
        return client.post(change_address(row), {**boxes_of(answer), "_continue": "1"})
    return answer


def text_boxes(answer: HttpResponse) -> list[str]:
    """The names of boxes for free text, of the row and of the saved rows below it."""
    found = _texts(answer.context["adminform"].form)
    for inline in answer.context["inline_admin_formsets"]:
        for form in inline.formset.initial_forms if inline.has_change_permission else ():
            found += _texts(form)
    sent = boxes_of(answer)
    return [name for name in found if name in sent]


def _texts(form) -> list[str]:
    declared = {"progress", "results", "outcomes"}
    texts = [
        each.name
        for each in form._meta.model._meta.fields
        if each.get_internal_type() in ("CharField", "TextField")
        and not each.choices
        and each.name != "withdrawn_reason"
        and len([rule for rule in each.validators if "Length" not in type(rule).__name__]) == 0
    ]
    return [form.add_prefix(name) for name in form.fields if name in declared.union(texts)]
