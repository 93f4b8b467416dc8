"""From a list of the back office to the table of the same rows."""

from django import template
from django.db.models.options import Options

from spreadsheets.table import SheetTable
from spreadsheets.tables import TABLES

register = template.Library()


@register.simple_tag
def table_of(options: Options) -> type[SheetTable] | None:
    """The table that holds the rows of this list, if there is one."""
    return next((table for table in TABLES.values() if table._meta.model is options.model), None)
