"""๙.๓ beside 9.3 is one sub-indicator, whichever way it comes in; text as printed stays."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection
from django.db.migrations.executor import MigrationExecutor

from meetings.models import AgendaItem
from oit_checklist.criteria_file import load_criteria
from oit_checklist.criteria_set import CriteriaError
from oit_checklist.models import Section
from spreadsheets import importing
from tests import make
from tests.loading.test_load_criteria import SMALL
from tests.spreadsheets.tables import exported, read, rows_of, xlsx

pytestmark = pytest.mark.django_db


def test_the_form_refuses_it(client, administrator):
    client.force_login(administrator)
    section = make.section(number="9.3")
    data = {"fiscal_year": section.fiscal_year_id, "order": 2, "number": "๙. ๓", "title": "จัดซื้อ"}

    page = client.post("/admin/oit_checklist/section/add/", data).content.decode()

    assert "ปีงบประมาณนี้มีตัวชี้วัดย่อยเลขนี้แล้ว" in page
    assert Section.objects.count() == 1


def test_the_database_refuses_it():
    section = make.section(number="9.3")

    with pytest.raises(IntegrityError):
        Section.objects.create(fiscal_year=section.fiscal_year, order=2, number="๙.๓", title="ซ้ำ")


def test_a_table_means_the_row_that_is_there(secretary):
    make.section(number="9.3")
    rows = rows_of(exported("sections", secretary))
    rows[0] |= {"ตัวชี้วัดย่อยที่": "๙.๓", "ชื่อ": "จัดซื้อจัดจ้าง"}

    preview = importing.preview(*read("sections", secretary, xlsx(rows)))

    assert (preview.edited, preview.added, preview.errors) == (1, 0, [])


def test_a_criteria_file_may_not_have_both(tmp_path):
    path = tmp_path / "criteria.toml"
    twice = '[[section]]\nnumber = "๙.๑"\ntitle = "ข้อมูล"\n\n[[item]]'
    path.write_text(SMALL.replace("[[item]]", twice, 1), encoding="utf-8")

    with pytest.raises(CriteriaError, match="ซ้ำในแฟ้ม"):
        load_criteria(path)


def test_a_criteria_file_may_write_thai_digits(tmp_path):
    path = tmp_path / "criteria.toml"
    path.write_text(SMALL.replace('number = "9.1"', 'number = "๙.๑"'), encoding="utf-8")

    call_command("load_criteria", path, stdout=StringIO())

    assert Section.objects.get().number == "9.1"
    assert Section.objects.get().items.count() == 1


def test_the_printed_number_of_the_agenda_stays_as_printed():
    item = AgendaItem.objects.create(
        meeting=make.meeting(), order=1, printed_number="๓", title="เพื่อทราบ"
    )

    item.refresh_from_db()
    assert item.printed_number == "๓"


@pytest.mark.django_db(transaction=True)
def test_the_migration_writes_stored_numbers_alike_but_never_collides():
    executor = MigrationExecutor(connection)
    before = [("oit_checklist", "0005_approved_is_not_yet_published")]
    apps = executor.migrate(before).apps
    year = apps.get_model("agency", "FiscalYear").objects.create(year_be=2566)
    section = apps.get_model("oit_checklist", "Section").objects
    for order, number in enumerate(["9.3", "๙.๓", "๙.๔"]):
        section.create(fiscal_year=year, order=order, number=number, title="ชื่อ")

    executor.loader.build_graph()
    executor.migrate(executor.loader.graph.leaf_nodes())

    with connection.cursor() as cursor:
        cursor.execute('SELECT number FROM oit_checklist_section ORDER BY "order"')
        assert [number for (number,) in cursor.fetchall()] == ["9.3", "๙.๓", "9.4"]
