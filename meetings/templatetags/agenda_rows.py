"""The agenda on the page of a meeting: the number of each item, and what was said below it."""

from typing import Any

from django import template

from backoffice.templatetags.moving_rows import Group, Row, moving_rows
from meetings.agenda_numbers import number_agenda
from meetings.models import AgendaItem
from meetings.statement_forms import StatementFormSet

register = template.Library()


@register.simple_tag
def agenda_number(row: Row, formset: Any) -> str:
    """How the minutes will print the number of this item, as the page stands now."""
    if formset.shown_numbers is None:
        forms = sorted(formset.forms, key=lambda form: form.sort_key)
        typed = [_typed(form) for form in forms]
        places = number_agenda(typed)
        formset.shown_numbers = {
            form.prefix: place.number for form, place in zip(forms, places, strict=True)
        }
    number = formset.shown_numbers.get(row.form.prefix, "")
    if not number:
        return "ก่อนระเบียบวาระ" if row.form.instance.pk else ""
    return number if "." in number else f"ระเบียบวาระที่ {number}"


def _typed(form: Any) -> tuple[int, str]:
    level = str(form["level"].value())
    known = level.isdecimal() and int(level) in AgendaItem.Level.values
    return (
        int(level) if known else AgendaItem.Level.ITEM,
        str(form["printed_number"].value() or ""),
    )


@register.simple_tag
def statements_below(row: Row, statements: Any) -> Group:
    """The forms of what was said below an item, in order; of all items read once for the page."""
    formset: StatementFormSet = statements.formset
    if formset.rows_by_item is None:
        found: dict[str, Group] = {}
        whole = moving_rows(statements).groups[0]
        for kind in ("rows", "blanks"):
            for each in getattr(whole, kind):
                group = found.setdefault(each.form.below_value, Group("", ""))
                getattr(group, kind).append(each)
        formset.rows_by_item = found
    return formset.rows_by_item.get(row.form.handle_value, Group("", ""))
