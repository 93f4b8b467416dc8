"""Every page that staff open is in Thai, also where a form answers to faulty input."""

import pytest
from django.contrib import admin
from django.urls import reverse

from oit_checklist.models import ItasSheet

pytestmark = pytest.mark.looks


def kinds() -> list[str]:
    """The start of the names of the addresses of every kind of row in the back office."""
    return [f"{m._meta.app_label}_{m._meta.model_name}" for m in admin.site._registry]


def test_every_page_of_every_person(reader, rows, user):
    for name in ("index", "password_change", "password_change_done"):
        reader.open(reverse(f"admin:{name}"))
    for app in {kind.rpartition("_")[0] for kind in kinds()}:
        reader.open(reverse("admin:app_list", args=[app]))
    for model in admin.site._registry:
        kind = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        reader.open(reverse(f"{kind}_changelist"))
        reader.open(reverse(f"{kind}_add"))
        row = model._default_manager.first()
        assert row, f"make a row of {model}"
        for action in ("change", "history", "delete"):
            reader.open(reverse(f"{kind}_{action}", args=[row.pk]))
    reader.open(reverse("admin:annual_report_preview", args=[2566]))
    reader.open(reverse("log:log"))
    reader.open(reverse("log:log"), person="9", kind="x.y", action="9", way="x", since="ก")
    reader.open(reverse("tables:list"))
    reader.open(reverse("tables:table", args=["measures"]))
    reader.open(reverse("itas:years"))
    reader.open(reverse("itas:sheet", args=[2566]))
    reader.open(reverse("itas:frozen", args=[2566, ItasSheet.objects.get().pk]))
    reader.open(reverse("admin:agency_user_changelist"), q="ไม่มีชื่อนี้", is_active__exact=1)
    reader.open(reverse("admin:agency_division_change", args=[9999]))
    reader.open("/admin/nothing/")


def filled_with(page, value: str) -> dict:
    """Every box of an add page filled with the same text; no rows below it."""
    data = dict.fromkeys(page.context["adminform"].form.fields, value)
    for inline in page.context["inline_admin_formsets"]:
        form = inline.formset.management_form
        data |= {field.html_name: field.value() for field in form}
        data[form["TOTAL_FORMS"].html_name] = 1
        fields = inline.formset.empty_form.fields
        data |= {f"{inline.formset.prefix}-0-{name}": value for name in fields}
    return data


@pytest.mark.usefixtures("rows", "root")
def test_what_forms_answer_to_faulty_input(reader):
    for kind in kinds():
        add = reverse(f"admin:{kind}_add")
        page = reader.open(add)
        if page.status_code == 200:
            for value in ("", "-1", "ก" * 3000):
                reader.post(add, filled_with(page, value))
