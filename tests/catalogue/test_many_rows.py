"""Rows stored many at once: log, search, locks and the public as by a save of each."""

from datetime import date

import pytest
from auditlog.models import LogEntry
from django.core.exceptions import ValidationError

from catalogue.many_rows import add_choices, change_rows, create_rows
from catalogue.refusing import LockedError
from oit_checklist.models import ChecklistItem, Element
from records.audit import IMPORT, audit_actor
from records.models import Revision
from search.models import SearchEntry
from tests import make

pytestmark = pytest.mark.django_db
OWN = ("id", "number", "published_at")


def new_items(year, *numbers: int) -> list[ChecklistItem]:
    return [
        ChecklistItem(fiscal_year=year, instrument="IIT", number=number, title=f"ตัวชี้วัด {number}")
        for number in numbers
    ]


def logged(row) -> list[tuple]:
    """What the log has of a row, but for what differs from row to row."""
    return [
        (
            entry.action,
            {key: entry.changes[key] for key in sorted(entry.changes) if key not in OWN},
            entry.additional_data,
            entry.actor,
            (entry.object_id, entry.object_pk) == (row.pk, str(row.pk)),
        )
        for entry in LogEntry.objects.get_for_object(row).order_by("pk")
    ]


def indexed(row) -> list[dict]:
    rows = SearchEntry.objects.filter(kind="items", row_id=row.pk)
    return list(rows.values("owner_id", "year_be", "title", "text", "folded_title", "weight"))


def number() -> int:
    return Revision.objects.values_list("number", flat=True).first() or 0


def test_the_log_and_the_search_are_those_of_a_save_by_itself(palad):
    year, by = make.fiscal_year(2570, published_at=None), make.administrator()
    alone, together = new_items(year, 1, 2)
    alone.title = together.title = "การปฏิบัติหน้าที่"
    with audit_actor(IMPORT, by):
        alone.save()
        alone.due_on = date(2027, 3, 31)
        alone.save(update_fields=["due_on"])
        alone.divisions.add(palad)

        create_rows([together])
        together.due_on = date(2027, 3, 31)
        change_rows([together], ["due_on"])
        add_choices({together: [palad]}, "divisions")

    assert [entry[0] for entry in logged(together)] == [
        LogEntry.Action.CREATE,
        LogEntry.Action.UPDATE,
        LogEntry.Action.UPDATE,
    ]
    assert logged(together) == logged(alone)
    assert indexed(together) == [{**indexed(alone)[0], "owner_id": together.pk}]
    together.refresh_from_db()
    assert (together.due_on, list(together.divisions.all())) == (date(2027, 3, 31), [palad])


@pytest.mark.parametrize("published_at", [None, make.NOW])
def test_the_revision_is_raised_where_the_public_sees_it(published_at, palad):
    year = make.fiscal_year(2570, published_at=published_at)
    numbers = [number()]
    items = new_items(year, 1, 2)
    create_rows(items)
    numbers.append(number())
    create_rows([Element(item=items[0], order=1, text="ประชุมชี้แจง")])
    numbers.append(number())
    items[0].due_on = date(2027, 3, 31)
    change_rows(items, ["due_on"])
    numbers.append(number())

    assert len(set(numbers)) == (1 if published_at is None else 4)


def test_nothing_goes_into_a_closed_year(palad):
    year = make.fiscal_year(2570)
    items = new_items(year, 1)
    create_rows(items)
    make.closed(year)
    items[0].due_on = date(2027, 3, 31)

    for store in (
        lambda: create_rows(new_items(year, 2)),
        lambda: change_rows(items, ["due_on"]),
        lambda: add_choices({items[0]: [palad]}, "divisions"),
    ):
        with pytest.raises(LockedError):
            store()

    assert ChecklistItem.objects.get().due_on is None
    assert not ChecklistItem.objects.get().divisions.exists()


def test_a_broken_rule_is_told_in_its_own_words_and_nothing_is_stored():
    year = make.fiscal_year(2570)
    create_rows(new_items(year, 1))

    with pytest.raises(ValidationError, match="ปีงบประมาณนี้มีข้อนี้แล้ว"):
        create_rows(new_items(year, 2, 1))
    with pytest.raises(ValidationError, match="ซ้ำกัน"):
        create_rows(new_items(year, 3, 3))

    assert ChecklistItem.objects.count() == 1
    assert SearchEntry.objects.filter(kind="items").count() == 1


def test_a_new_title_reaches_what_stands_on_the_page(palad):
    items = [make.item(number=each, title=f"ข้อ {each}") for each in (1, 2)]
    lines = [make.element(each, "แผนผัง", order=1) for each in items]
    for each in items:
        each.title = f"ชื่อใหม่ {each.number}"

    change_rows(items, ["title"])

    titles = SearchEntry.objects.filter(kind="elements").values_list("row_id", "page_title")
    assert dict(titles) == {lines[0].pk: "ข้อ o1 ชื่อใหม่ 1", lines[1].pk: "ข้อ o2 ชื่อใหม่ 2"}
