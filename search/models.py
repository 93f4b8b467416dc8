"""The index of the search: derived from the records, never a record itself."""

from django.db import models
from django.db.models import F, Q

from search.searched import part_kinds, public_rows_by_kinds


class SearchEntryQuerySet(models.QuerySet):
    def published(self):
        """
        Entries whose row the public may see at this moment.

        The rows themselves are asked, so an entry can be out of date but never tell too much.
        """
        shown = Q(pk__in=[])
        for kinds, is_public in public_rows_by_kinds():
            # The kind stands first: PostgreSQL then asks no table that has nothing to do with it.
            shown |= Q(kind__in=kinds) & Q(is_public)
        return self.filter(shown)


class SearchEntry(models.Model):
    """
    What the search knows of one row: its words, folded for comparing, and its page.

    Written by search.indexing only. It can be emptied and rebuilt at any time.
    """

    kind = models.CharField("ชนิด", max_length=40)
    weight = models.PositiveSmallIntegerField("ลำดับของชนิด", default=0)
    row_id = models.BigIntegerField("แถว")
    # The row on whose page this row stands: for what has a page of its own, the row itself.
    owner_id = models.BigIntegerField("แถวของหน้า")
    year_be = models.PositiveSmallIntegerField("ปีงบประมาณ")
    number = models.PositiveIntegerField("ลำดับ", default=0)
    code = models.CharField("รหัสข้อ", max_length=10, blank=True)
    address = models.CharField("ที่อยู่ของหน้า", max_length=200)
    page_title = models.TextField("ชื่อหน้า")
    title = models.TextField("ชื่อ", blank=True)
    text = models.TextField("ข้อความ", blank=True)
    folded_title = models.TextField("ชื่อสำหรับเทียบ", blank=True)
    folded_text = models.TextField("ชื่อและข้อความสำหรับเทียบ", blank=True)

    objects = SearchEntryQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "ดัชนีการค้นหา"
        # Nobody views or edits an index; it has no rights to give.
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(name="search_entry_once_per_row", fields=["kind", "row_id"])
        ]
        indexes = [
            models.Index(
                F("year_be").desc(), "weight", "number", "row_id", name="search_entry_in_order"
            ),
            models.Index(fields=["owner_id", "kind"], name="search_entry_of_owner"),
            models.Index(fields=["code"], name="search_entry_by_code"),
        ]

    def __str__(self):
        return self.heading

    @property
    def stands_below(self) -> str:
        """The page on which the row stands, where the row has a name of its own."""
        return self.page_title if self.heading != self.page_title else ""

    @property
    def heading(self) -> str:
        """The row's own name if it is a part of a page and has one, else the name of the page."""
        return self.title if self.title and self.kind in part_kinds() else self.page_title
