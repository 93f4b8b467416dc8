"""The index of the search: derived from the records, never a record itself."""

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from measures.models import Measure, MeasureEvidence
from meetings.models import Meeting
from oit_checklist.models import ChecklistItem, ItemEvidence


class Source(models.IntegerChoices):
    """Which table an entry speaks for; among equals of one year, results stand in this order."""

    ITEM = 1
    MEASURE = 2
    ELEMENT = 3
    ITEM_UPDATE = 4
    MEASURE_UPDATE = 5
    ITEM_EVIDENCE = 6
    MEASURE_EVIDENCE = 7
    MEETING = 8
    AGENDA_ITEM = 9


class SearchEntryQuerySet(models.QuerySet):
    def published(self):
        """
        Entries whose row the public may see at this moment.

        The rows themselves are asked, so an entry can be out of date but never tell too much.
        """
        return self.filter(
            _shown({Source.ITEM, Source.ELEMENT}, ChecklistItem, pk=OuterRef("owner_id"))
            | _shown({Source.MEASURE}, Measure, pk=OuterRef("row_id"))
            | _shown({Source.ITEM_UPDATE}, ChecklistItem, published_update=OuterRef("row_id"))
            | _shown({Source.MEASURE_UPDATE}, Measure, published_update=OuterRef("row_id"))
            | _shown({Source.ITEM_EVIDENCE}, ItemEvidence, pk=OuterRef("row_id"))
            | _shown({Source.MEASURE_EVIDENCE}, MeasureEvidence, pk=OuterRef("row_id"))
            | _shown({Source.MEETING, Source.AGENDA_ITEM}, Meeting, pk=OuterRef("owner_id"))
        )


def _shown(sources: set[Source], model: type[models.Model], **row) -> Q:
    # The source stands first: PostgreSQL then asks no table that has nothing to do with the row.
    return Q(source__in=sorted(sources)) & Q(Exists(model.objects.published().filter(**row)))


class SearchEntry(models.Model):
    """
    What the search knows of one row: its words, folded for comparing, and its page.

    Written by search.indexing only. It can be emptied and rebuilt at any time.
    """

    source = models.PositiveSmallIntegerField("ชนิด", choices=Source.choices)
    row_id = models.BigIntegerField("แถว")
    # The item, measure or meeting on whose page the row stands; for these, the row itself.
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
            models.UniqueConstraint(name="search_entry_once_per_row", fields=["source", "row_id"])
        ]
        indexes = [
            models.Index(
                F("year_be").desc(), "source", "number", "row_id", name="search_entry_in_order"
            ),
            models.Index(fields=["owner_id", "source"], name="search_entry_of_owner"),
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
        is_page = self.source in (Source.ITEM, Source.MEASURE, Source.MEETING)
        return self.page_title if is_page or not self.title else self.title
