"""Lists cost the same queries with one row and with three."""

import pytest

from tests import make

pytestmark = pytest.mark.django_db

# What each page asks for is written beside its number; the agency's row and the menu's
# current year belong to every page that has no year of its own.
PAGES = {
    # years; measures, items, proof 4, meetings; timeline, updates of two kinds; statuses 3; agency
    "/": 15,
    # year, its statuses and neighbours; measures, items, divisions 2, proof 4, meetings; result;
    # agency
    "/2566/": 14,
    "/2566/updates/": 8,  # year; how many, which, the updates of two kinds, statuses 2; agency
    # year, its statuses; filter's divisions; measures, their divisions, evidence; agency
    "/2566/measures/": 7,
    # year, its statuses; filter's divisions; items, their divisions, elements, evidence, its
    # elements; agency; result, scored years, their indicators
    "/2566/iit/": 12,
    "/2566/eit/": 12,
    "/2566/oit/": 12,
    # year, its statuses, agency, editions, meetings; measures 2, items 3; the evidence of both, its
    # elements; result; the parts of meetings for the annex; scored year before, signers
    "/2566/report/": 27,
    "/meetings/": 4,  # meetings, when they were last saved; agency, menu's year
    # years; what is found, its first page, items, statuses and proof; agency; change
    "/search/?q=ทำแล้ว": 10,
}


def a_row_of_each_kind():
    palad = make.division("สำนักปลัด")
    make.published(make.measure(divisions=[palad]), results="- ผล")
    for instrument in ("IIT", "EIT", "OIT"):
        item = make.item(instrument=instrument, divisions=[palad])
        parent = make.element(item)
        make.element(item, parent=parent)
        make.published(item, progress="- ทำแล้ว")
    meeting = make.meeting()
    agenda = meeting.agenda_items.create(order=1, printed_number="๑", title="เรื่องแจ้ง")
    agenda.statements.create(order=1, speaker="ประธาน", text="แจ้ง")
    meeting.attendance.create(order=1, post="ปลัด")
    meeting.signatures.create(order=1, label="ผู้จด", name="นาย ก")


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("address", "queries"), PAGES.items())
def test_a_list_costs_the_same_however_long(
    client, django_assert_num_queries, address, queries, rows
):
    make.agency()
    for _ in range(rows):
        a_row_of_each_kind()

    with django_assert_num_queries(queries):
        client.get(address)


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(
    ("model", "queries"),
    [("oit_checklist/checklistitem", 15), ("measures/measure", 13), ("meetings/meeting", 10)],
)
def test_back_office_lists_too(
    client, django_assert_max_num_queries, secretary, model, queries, rows
):
    client.force_login(secretary)
    for _ in range(rows):
        a_row_of_each_kind()

    with django_assert_max_num_queries(queries):
        assert client.get(f"/admin/{model}/").status_code == 200
