"""The number of an agenda item follows from its place and level; what was printed stays printed."""

from importlib import import_module

import pytest
from django.apps import apps

from meetings.agenda_numbers import number_agenda, read_numbers
from tests import make

pytestmark = pytest.mark.django_db


def numbers(*levels) -> list[str]:
    return [place.number for place in number_agenda((level, "") for level in levels)]


@pytest.mark.parametrize(
    ("levels", "printed"),
    [
        ((1, 1, 2, 2, 3, 3, 2, 1), "๑ ๒ ๒.๑ ๒.๒ ๒.๒.๑ ๒.๒.๒ ๒.๓ ๓"),
        ((1, 3, 3, 2), "๑ ๑.๑ ๑.๒ ๑.๓"),  # level 3 directly below 1
        ((2, 1, 2), "๑ ๒ ๒.๑"),  # a part before any heading
        ((0, 1, 0, 2), " ๑  ๑.๑"),  # before the agenda, and between
        ((1,) * 12, "๑ ๒ ๓ ๔ ๕ ๖ ๗ ๘ ๙ ๑๐ ๑๑ ๑๒"),
    ],
)
def test_numbers_have_no_gap_whatever_the_structure(levels, printed):
    assert numbers(*levels) == printed.split(" ")


def test_another_printed_number_counts_for_its_parts_and_not_for_what_follows():
    places = number_agenda([(1, ""), (1, ""), (1, "๑๐"), (2, ""), (1, "")])

    assert [place.number for place in places] == ["๑", "๒", "๑๐", "๑๐.๑", "๔"]
    assert [place.has_parts for place in places] == [False, False, True, False, False]


def test_printed_numbers_are_read_as_levels_and_only_odd_ones_are_kept():
    read = read_numbers(["ก่อนวาระ", "๑", "๒", "๓", "๓", "๓.๑", "๕", "6"])

    assert read == [(0, ""), (1, ""), (1, ""), (1, ""), (1, "๓"), (2, ""), (1, ""), (1, "6")]


def test_words_before_the_agenda_are_no_number_by_whichever_door():
    item = make.meeting().agenda_items.model(title="เรื่องแจ้งก่อนวาระ", printed_number="ก่อนวาระ")
    item.clean()

    assert (item.level, item.printed_number, str(item)) == (0, "", "เรื่องแจ้งก่อนวาระ")


def test_a_heading_of_parts_is_not_empty_and_forty_items_take_one_query(django_assert_num_queries):
    meeting = make.meeting()
    for order in range(1, 41):
        meeting.agenda_items.create(order=order, title="เรื่อง", level=order % 4)
    meeting = type(meeting).objects.for_minutes().get(pk=meeting.pk)

    with django_assert_num_queries(0):
        said = [(item.number, item.is_empty) for item in meeting.agenda_items.all()]

    assert said[:5] == [("๑", False), ("๑.๑", False), ("๑.๑.๑", True), ("", True), ("๒", False)]
    assert said[-1] == ("", True)


def test_the_migration_gives_levels_and_takes_them_back():
    migration = import_module("meetings.migrations.0009_agenda_levels")
    meeting = make.meeting()
    for order, number in enumerate(["", "๑", "๒", "๒.๑", "๒.๑.๑", "๒", "๔"], start=1):
        item = meeting.agenda_items.create(order=order, title="เรื่อง")
        meeting.agenda_items.filter(pk=item.pk).update(printed_number=number, level=1)

    migration.give_levels(apps, None)

    stored = list(meeting.agenda_items.values_list("level", "printed_number"))
    assert stored == [(0, ""), (1, ""), (1, ""), (2, ""), (3, ""), (1, "๒"), (1, "")]
    migration.print_all_numbers(apps, None)
    printed = list(meeting.agenda_items.values_list("printed_number", flat=True))
    assert printed == ["", "๑", "๒", "๒.๑", "๒.๑.๑", "๒", "๔"]
