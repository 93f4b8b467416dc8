"""Whose row it is: the answer, and what it costs a page to ask many times."""

import pytest

from oit_checklist.models import ChecklistItem
from progress.permissions import may_see
from tests import make

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("divisions", "for_all", "is_own"),
    [
        (["สำนักปลัด"], False, True),
        (["กองคลัง"], False, False),
        (["กองคลัง", "สำนักปลัด"], False, True),
        ([], False, False),
        ([], True, True),
    ],
)
def test_a_row_is_the_persons_own_by_division(clerk, divisions, for_all, is_own):
    item = make.item(divisions=map(make.division, divisions), for_all_divisions=for_all)

    assert may_see(clerk, item) == is_own


def test_it_follows_a_change_of_divisions(clerk, palad):
    item = make.item(divisions=[palad])
    assert may_see(clerk, item)

    clerk.divisions.clear()
    assert not may_see(clerk, item)


def test_asking_again_costs_nothing(clerk, palad, django_assert_num_queries):
    make.item(divisions=[palad])
    item = ChecklistItem.objects.for_list().get()

    with django_assert_num_queries(1):  # the person's divisions; the row's came with the list
        for _ in range(9):
            assert may_see(clerk, item)
