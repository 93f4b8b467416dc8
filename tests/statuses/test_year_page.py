"""The rows of statuses on the page of their year: added without JavaScript, refused in Thai."""

import re

import pytest

from tests import make
from tests.backoffice.row_page import address, form_of

pytestmark = pytest.mark.django_db
NEW = {"order": "15", "code": "in_progress", "label": "อยู่ระหว่างดำเนินการ"}


@pytest.fixture
def year():
    make.agency()
    year = make.fiscal_year()
    make.give_own_statuses(year)
    return year


def saved(client, administrator, year, **values):
    """The page's answer to its own form, with `values` in its one empty row for a status."""
    client.force_login(administrator)
    data = form_of(client, year)
    empty = int(data["status_rows-TOTAL_FORMS"]) - 1
    assert f"status_rows-{empty}-id" not in data
    typed = {f"status_rows-{empty}-{name}": value for name, value in values.items()}
    return client.post(address(year), data | typed)


def test_the_page_as_it_comes_has_an_empty_row_to_add_with(client, administrator, year):
    answer = saved(client, administrator, year, **NEW)

    assert answer.status_code == 302
    assert list(year.statuses) == ["not_done", "in_progress", "done"]


def test_an_empty_row_that_nobody_fills_adds_nothing(client, administrator, year):
    assert saved(client, administrator, year).status_code == 302
    assert year.status_rows.count() == 2


# Of two rows alike, Django 5 tells with the formset's words, Django 6 with the constraint's.
@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({**NEW, "code": "กำลังทำ"}, "รหัสใช้ได้เฉพาะตัวอักษรอังกฤษตัวเล็ก"),
        ({**NEW, "code": "done"}, "ข้อมูลในช่อง รหัส ซ้ำกัน กรุณาแก้ไข|มีสถานะรหัสนี้แล้ว"),
        ({**NEW, "order": "20"}, "ข้อมูลในช่อง ลำดับ ซ้ำกัน กรุณาแก้ไข|มีสถานะลำดับนี้แล้ว"),
        ({**NEW, "label": "ดำเนินการ"}, "ข้อความในแบบรายงาน ซ้ำกัน กรุณาแก้ไข|มีสถานะข้อความนี้แล้ว"),
        ({**NEW, "label": ""}, "กรุณากรอก"),
    ],
)
def test_a_wrong_row_is_refused_in_thai_and_nothing_is_added(
    client, administrator, year, values, why
):
    answer = saved(client, administrator, year, **values)

    assert answer.status_code == 200
    text = " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())
    assert re.search(why, text), text
    assert year.status_rows.count() == 2
