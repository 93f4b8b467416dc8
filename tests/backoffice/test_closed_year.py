"""Every admin and every sheet shows a closed year as it is, says why, and changes nothing of it."""

import pytest
from django.contrib import admin
from django.urls import reverse

import catalogue
from agency.models import User
from catalogue.columns import Part
from catalogue.locks import year_of
from tests import make
from tests.catalogue.test_locked_rows import rows_of_every_kind
from tests.spreadsheets.test_what_an_import_changes import downloaded, errors_of, tried

pytestmark = pytest.mark.django_db

SHEETS = sorted(
    (
        record.sheet
        for record in catalogue.records()
        if record.sheet and record.sheet.of_year and record.sheet.change_right
    ),
    key=lambda sheet: sheet.slug,
)


@pytest.fixture
def root(client):
    user = User.objects.create_superuser("root", password="รหัสผ่านของ-root")
    client.force_login(user)
    return user


@pytest.fixture
def rows():
    """A row of every kind of a closed year that has an admin of its own, and the year."""
    year = make.fiscal_year(2566)
    rows = rows_of_every_kind(year)
    make.closed(year)
    return [year, *(row for row in rows if row.pk and type(row) in admin.site._registry)]


def address(row) -> str:
    options = row._meta
    return reverse(f"admin:{options.app_label}_{options.model_name}_change", args=[row.pk])


def test_every_form_is_shown_with_the_reason_and_without_a_button(client, root, rows):
    for row in rows:
        page = client.get(address(row)).content.decode()

        assert year_of(row).why_closed in page, address(row)
        assert 'name="_save"' not in page, address(row)
        assert 'name="_publish"' not in page, address(row)


def test_what_is_sent_all_the_same_changes_nothing(client, root, rows):
    for row in rows:
        row.refresh_from_db()
        before = {f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields}

        client.post(address(row), {"_save": "บันทึก", "title": "แอบแก้", "place": "แอบแก้"})
        client.post(address(row).replace("/change/", "/delete/"), {"post": "yes"})

        row.refresh_from_db()
        after = {f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields}
        assert after == before, address(row)


def test_a_form_that_was_opened_before_comes_back_with_every_word(client, root):
    meeting = make.meeting(place="ห้องเดิม")
    form = client.get(address(meeting)).context["adminform"].form
    typed = {name: form[name].value() or "" for name in form.fields} | {"place": "ห้องที่พิมพ์ไว้"}
    for formset in client.get(address(meeting)).context["inline_admin_formsets"]:
        typed |= {f"{formset.formset.prefix}-{n}_FORMS": "0" for n in ("TOTAL", "INITIAL")}
    typed |= {"held_on": "29/11/2565", "starts_at": f"{meeting.starts_at:%H:%M}"}
    make.closed(meeting.fiscal_year)

    answer = client.post(address(meeting), typed).content.decode()

    assert "ห้องที่พิมพ์ไว้" in answer
    assert "ปีงบประมาณ 2566 ปิดแล้วเมื่อ" in answer
    meeting.refresh_from_db()
    assert meeting.place == "ห้องเดิม"


def test_a_closed_year_is_no_choice_for_something_new(client, root):
    make.closed(make.fiscal_year(2565))
    make.fiscal_year(2566)

    form = client.get("/admin/meetings/meeting/add/").context["adminform"].form

    assert [year.year_be for year in form.fields["fiscal_year"].queryset] == [2566]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.slug)
def test_no_sheet_changes_a_row(sheet, root, rows):
    line = downloaded(sheet.slug, root)[0]
    changed = line | {
        column.heading: "1"
        for column in sheet.columns
        if column.part in (Part.OWN, Part.REPORT)
        and column.heading in line  # what no year measures is no column
    }

    texts = " ".join(text for _, text in errors_of(tried(sheet.slug, root, [changed])))

    assert rows[0].why_closed in texts or "หลักฐานนี้อนุมัติแล้ว แก้ไขไม่ได้" in texts
