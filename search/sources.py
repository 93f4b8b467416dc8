"""What is searched: how the words of each kind of row become one entry of the index."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet

from measures.models import Measure, MeasureEvidence, MeasureUpdate
from meetings.models import AgendaItem, Meeting
from oit_checklist.models import ChecklistItem, Element, Instrument, ItemEvidence, ItemUpdate
from progress.models import Assignment, Evidence, Update
from search.folding import fold
from search.models import SearchEntry, Source
from thai.dates import format_thai_date
from thai.spelling import normalise


def item_entry(item: ChecklistItem) -> SearchEntry:
    """Title and theme of an item."""
    return _entry(Source.ITEM, item, place_of(item), title=item.title, text=item.theme)


def measure_entry(measure: Measure) -> SearchEntry:
    """Title and method of a measure."""
    return _entry(
        Source.MEASURE, measure, place_of(measure), title=measure.title, text=measure.method
    )


def element_entry(element: Element) -> SearchEntry:
    """The words of an element or guidance line."""
    return _entry(Source.ELEMENT, element, place_of(element.item), text=str(element))


def update_entry(update: Update) -> SearchEntry:
    """What was reported. Only for the update that its row shows to the public."""
    source = Source.ITEM_UPDATE if isinstance(update, ItemUpdate) else Source.MEASURE_UPDATE
    words = [getattr(update, field) for field in update.text_fields]
    return _entry(source, update, place_of(update.assignment), text="\n".join(filter(None, words)))


def evidence_entry(evidence: Evidence) -> SearchEntry:
    """The title of an evidence."""
    is_item = isinstance(evidence, ItemEvidence)
    source = Source.ITEM_EVIDENCE if is_item else Source.MEASURE_EVIDENCE
    return _entry(source, evidence, place_of(evidence.assignment), title=evidence.title)


def meeting_entry(meeting: Meeting) -> SearchEntry:
    """Committee, date, place and opening of a meeting."""
    place = place_of(meeting)
    text = "\n".join(filter(None, (meeting.place, meeting.opening)))
    return _entry(Source.MEETING, meeting, place, title=place["page_title"], text=text)


def agenda_entry(agenda: AgendaItem) -> SearchEntry:
    """An agenda item with all that was said under it and resolved."""
    said = [f"{statement.speaker}: {statement.text}" for statement in agenda.statements.all()]
    resolved = f"มติที่ประชุม: {agenda.resolution}" if agenda.resolution else ""
    text = "\n".join(filter(None, (agenda.details, *said, resolved)))
    place = place_of(agenda.meeting)
    return _entry(Source.AGENDA_ITEM, agenda, place, title=str(agenda), text=text)


def place_of(row: Assignment | Meeting) -> dict:
    """Year, number, code and page of an item, measure or meeting: all its parts repeat them."""
    if isinstance(row, ChecklistItem):
        return _place_of_item(row)
    return _place_of_measure(row) if isinstance(row, Measure) else _place_of_meeting(row)


def _place_of_item(item: ChecklistItem) -> dict:
    code = item.code if item.instrument == Instrument.OIT else f"{item.instrument}{item.number}"
    return {
        "owner_id": item.pk,
        "year_be": item.fiscal_year.year_be,
        "number": item.number,
        "code": code.lower(),
        "address": item.get_absolute_url(),
        "page_title": normalise(f"{item.label} {item.title}"),
    }


def _place_of_measure(measure: Measure) -> dict:
    return {
        "owner_id": measure.pk,
        "year_be": measure.fiscal_year.year_be,
        "number": measure.number,
        "code": f"m{measure.number}",
        "address": measure.get_absolute_url(),
        "page_title": normalise(f"มาตรการที่ {measure.number} {measure.title}"),
    }


def _place_of_meeting(meeting: Meeting) -> dict:
    number = f" ครั้งที่ {meeting.number}" if meeting.number else ""
    day = format_thai_date(meeting.held_on)
    return {
        "owner_id": meeting.pk,
        "year_be": meeting.fiscal_year.year_be,
        "number": 0,
        "code": "",
        "address": meeting.get_absolute_url(),
        "page_title": normalise(f"การประชุม{meeting.committee.name}{number} {day}"),
    }


def folded(title: str, text: str, page_title: str) -> str:
    """What a row is found by: its own words and the name of its page, on which both are read."""
    return fold(f"{title}\n{text}\n{page_title}")


def _entry(source: Source, row, place: dict, *, title: str = "", text: str = "") -> SearchEntry:
    title, text = normalise(title), normalise(text)
    return SearchEntry(
        source=source,
        row_id=row.pk,
        title=title,
        text=text,
        folded_title=fold(title),
        folded_text=folded(title, text, place["page_title"]),
        **place,
    )


@dataclass(frozen=True)
class Searched:
    """A kind of row that is searched: its number, its rows with all they need, their entry."""

    source: Source
    rows: QuerySet
    entry_of: Callable[[Any], SearchEntry]

    def entries(self, **which) -> Iterator[SearchEntry]:
        """Entries of the rows that fit, public or not; many rows are read in pieces."""
        return map(self.entry_of, self.rows.filter(**which).iterator(chunk_size=2000))


def _updates(model: type[Update]) -> QuerySet:
    """Those updates that their rows show: neither drafts nor what a newer one replaced."""
    row_model = model._meta.get_field("assignment").related_model
    shown = model.objects.filter(pk__in=row_model.objects.values("published_update"))
    return shown.select_related("assignment__fiscal_year")


def _evidence(model: type[Evidence]) -> QuerySet:
    return model.objects.select_related("assignment__fiscal_year")


_AGENDA = AgendaItem.objects.select_related("meeting__fiscal_year", "meeting__committee")

SEARCHED: dict[type[Model], Searched] = {
    ChecklistItem: Searched(
        Source.ITEM, ChecklistItem.objects.select_related("fiscal_year"), item_entry
    ),
    Measure: Searched(Source.MEASURE, Measure.objects.select_related("fiscal_year"), measure_entry),
    Element: Searched(
        Source.ELEMENT, Element.objects.select_related("item__fiscal_year"), element_entry
    ),
    ItemUpdate: Searched(Source.ITEM_UPDATE, _updates(ItemUpdate), update_entry),
    MeasureUpdate: Searched(Source.MEASURE_UPDATE, _updates(MeasureUpdate), update_entry),
    ItemEvidence: Searched(Source.ITEM_EVIDENCE, _evidence(ItemEvidence), evidence_entry),
    MeasureEvidence: Searched(Source.MEASURE_EVIDENCE, _evidence(MeasureEvidence), evidence_entry),
    Meeting: Searched(
        Source.MEETING, Meeting.objects.select_related("fiscal_year", "committee"), meeting_entry
    ),
    AgendaItem: Searched(Source.AGENDA_ITEM, _AGENDA.prefetch_related("statements"), agenda_entry),
}
