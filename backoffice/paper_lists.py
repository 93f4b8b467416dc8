"""
Lists of the back office on paper: all rows that the filters let through, not one screen of them.

There is a limit, for all of them stand in one page of HTML; who wants more takes the table.
"""

from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ALL_VAR, PAGE_VAR, ChangeList
from django.http import HttpRequest

MOST_ROWS = 2_000


class PaperChangeList(ChangeList):
    """A list that shows as many rows as are printed at once when all are asked for."""

    @property
    def whole_address(self) -> str:
        """The address of the whole list with the filters in force, which the browser prints."""
        return self.get_query_string({ALL_VAR: "1"}, [PAGE_VAR]) + "#print"

    @property
    def filters_in_words(self) -> list[str]:
        """What the list is searched and filtered for, as people read it."""
        told = [f"คำค้น “{self.query}”"] if self.query else []
        for spec in self.filter_specs:
            if set(spec.expected_parameters()) & set(self.filter_params):
                chosen = (choice["display"] for choice in spec.choices(self) if choice["selected"])
                told += [f"{spec.title}: {words}" for words in chosen]
        return told

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        if self.show_all and not self.can_show_all:
            self.result_list = self.queryset[:MOST_ROWS]
            self.multi_page = False


class PaperListMixin(admin.ModelAdmin):
    """For admins whose lists are printed."""

    list_max_show_all = MOST_ROWS

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return PaperChangeList
