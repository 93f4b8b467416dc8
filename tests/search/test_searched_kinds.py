"""What the families declare for the search fits together."""

from collections import Counter

import pytest

from records.publication import Publishable
from search.searched import searched_kinds

KINDS = {each.kind: each for each in searched_kinds()}


def test_each_kind_has_a_weight_of_its_own_so_that_the_order_is_always_the_same():
    weights = Counter(each.words.weight for each in KINDS.values())

    assert max(weights.values()) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_what_stands_on_a_page_leads_to_a_record_with_pages(kind):
    assert KINDS[kind].page.has_page


@pytest.mark.parametrize("kind", KINDS)
def test_only_rows_without_a_publication_of_their_own_are_public_with_their_page(kind):
    each = KINDS[kind]

    if each.words.public_with_page:
        assert not issubclass(each.record.model, Publishable)


def test_a_code_is_that_of_one_kind():
    prefixes = Counter(
        prefix for each in KINDS.values() for prefix in set().union(*each.words.codes.values())
    )

    assert max(prefixes.values()) == 1
