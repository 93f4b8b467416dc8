"""The rows of a formset, as the page shows them on which people move them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django import template

register = template.Library()


@dataclass
class Row:
    """One row: Django's form of it, and how a person knows it."""

    admin_form: Any
    name: str

    @property
    def form(self) -> Any:
        return self.admin_form.form

    @property
    def is_blank(self) -> bool:
        """Whether it is a new row in which nothing was typed."""
        return not self.form.instance.pk and not (self.form.is_bound and self.form.has_changed())


@dataclass
class Group:
    """The rows of one group, and rows that only people without JavaScript need."""

    code: str
    title: str
    rows: list[Row] = field(default_factory=list)
    blanks: list[Row] = field(default_factory=list)


@dataclass
class MovingRows:
    groups: list[Group]
    empty: Row | None  # for rows that are added in the browser


@register.simple_tag
def moving_rows(inline_admin_formset: Any) -> MovingRows:
    """The rows of an inline in their groups, each in the order in which it stands on the page."""
    formset = inline_admin_formset.formset
    groups = {code: Group(code, title) for code, title in (formset.group_choices or [("", "")])}
    rows, empty = _rows(inline_admin_formset)
    for row in sorted(rows, key=lambda row: row.form.sort_key):
        code = str(row.form[formset.group_field].value() or "") if formset.group_choices else ""
        group = groups.get(code) or next(iter(groups.values()))
        (group.blanks if row.is_blank else group.rows).append(row)
    return MovingRows(list(groups.values()), empty)


def _rows(inline_admin_formset: Any) -> tuple[Sequence[Row], Row | None]:
    formset = inline_admin_formset.formset
    rows: list[Row] = []
    for admin_form in inline_admin_formset:
        name = str(admin_form.form[formset.name_field].value() or "").strip()
        rows.append(Row(admin_form, name))
    if inline_admin_formset.has_add_permission and rows:
        return rows[:-1], rows[-1]
    return rows, None
