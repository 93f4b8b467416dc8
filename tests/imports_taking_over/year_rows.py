"""Everything that a year holds, as plain values that two portals can be compared by."""

from typing import Any

from agency.models import FiscalYear
from measures.models import Measure
from meetings.models import Committee, Meeting
from oit_checklist.models import ChecklistItem
from progress.models import Assignment

YEAR = ("report_title", "introduction", "grade")
MEETING = ("number", "printed_date", "place", "opening", "annex_heading", "photo_caption")
ATTENDANCE = ("kind", "name", "post", "role", "acting_for", "reason")


def rows_of(year_be: int) -> dict[str, Any]:
    """The year, its measures, items and meetings, and all committees; days and times as texts."""
    year = FiscalYear.objects.get(year_be=year_be)
    measures = Measure.objects.filter(fiscal_year=year).order_by("number")
    items = ChecklistItem.objects.filter(fiscal_year=year).order_by("instrument", "number")
    meetings = Meeting.objects.filter(fiscal_year=year).order_by("held_on")
    return {
        "year": {**_texts(year, YEAR), "total_score": str(year.total_score)},
        "measures": [_measure(row) for row in measures],
        "items": [_item(row) for row in items],
        "committees": [_committee(row) for row in Committee.objects.order_by("name")],
        "meetings": [_meeting(row) for row in meetings],
    }


def _texts(row: Any, names: tuple[str, ...]) -> dict[str, str]:
    return {name: getattr(row, name) for name in names}


def newest(row: Assignment) -> Any:
    """The newest report of a row, published or a draft."""
    return row.updates.order_by("-pk").first()


def _work(row: Assignment) -> dict[str, Any]:
    return {
        "divisions": [division.name for division in row.divisions.order_by("order", "name")],
        "all": row.for_all_divisions,
        "starts_on": str(row.starts_on),
        "ends_on": str(row.ends_on),
        "evidence": sorted(row.evidence.values_list("url", flat=True)),
    }


def _measure(row: Measure) -> dict[str, Any]:
    report = _texts(newest(row), ("results", "outcomes"))
    return {**_texts(row, ("number", "title", "method")), **_work(row), **report}


def _item(row: ChecklistItem) -> dict[str, Any]:
    update = newest(row)
    return {
        **_texts(row, ("instrument", "number", "title", "theme", "explanation", "click_path")),
        **_work(row),
        "section": str(row.section) if row.section else "",
        "elements": [_texts(line, ("marker", "text")) for line in row.elements.order_by("order")],
        "status": update.status,
        "progress": update.progress,
    }


def _committee(row: Committee) -> dict[str, Any]:
    members = [_texts(member, ("name", "post", "role")) for member in row.members.order_by("order")]
    return {**_texts(row, ("name", "appointing_order", "duties")), "members": members}


def _meeting(row: Meeting) -> dict[str, Any]:
    return {
        **_texts(row, MEETING),
        "committee": row.committee.name,
        "when": f"{row.held_on} {row.starts_at} {row.ends_at}",
        "attendance": [_texts(one, ATTENDANCE) for one in row.attendance.order_by("kind", "order")],
        "agenda": [_agenda_item(item) for item in row.agenda_items.order_by("order")],
        "signatures": [
            _texts(one, ("label", "name", "post")) for one in row.signatures.order_by("order")
        ],
    }


def _agenda_item(item: Any) -> dict[str, Any]:
    spoken = item.statements.order_by("order")
    return {
        **_texts(item, ("number", "title", "details", "resolution")),
        "statements": [_texts(one, ("speaker", "post", "text")) for one in spoken],
    }
