"""What the checks say of an item, for the tests of this folder."""

from oit_checklist.checks import check_item
from oit_checklist.item_context import load_item_contexts
from oit_checklist.models import ChecklistItem


def context_of(item):
    rows = ChecklistItem.objects.for_list().select_related("fiscal_year").filter(pk=item.pk)
    return load_item_contexts(rows)[0]


def found(item) -> dict[str, str]:
    """The findings of an item by the id of their check."""
    return {finding.check: finding.text for finding in check_item(context_of(item))}
