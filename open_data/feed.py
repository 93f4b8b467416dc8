"""feed.xml: what is new, as Atom (RFC 4287)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from heapq import nlargest
from itertools import chain

from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape

from agency.models import Agency
from annual_report.models import IssuedReport
from measures.models import Measure, MeasureUpdate
from meetings.models import Meeting
from oit_checklist.models import ChecklistItem, ItemUpdate
from records.addresses import absolute
from thai.dates import format_thai_date
from thai.spelling import normalise
from thai.text_blocks import to_html

MOST = 50  # entries


@dataclass(frozen=True)
class News:
    """One thing that became public; `key` stays the same for ever, `html` is what it says."""

    key: str
    path: str
    title: str
    html: str
    at: datetime


def newest_news() -> list[News]:
    """The newest approved updates, meetings and issued reports; four queries."""
    news = chain(_updates(ItemUpdate, ChecklistItem), _updates(MeasureUpdate, Measure),
                 _meetings(), _editions())  # fmt: skip
    return nlargest(MOST, news, key=lambda each: (each.at, each.key))


def _updates(model, family) -> Iterator[News]:
    shown = model.objects.approved().filter(assignment__in=family.objects.published())
    updates = shown.select_related("assignment__fiscal_year").order_by("-reviewed_at", "-pk")
    for update in updates[:MOST]:
        row = update.assignment
        words = [to_html(text) for _, text in update.texts if text]
        yield News(
            key=f"{model._meta.model_name}-{update.pk}",
            path=row.get_absolute_url(),
            title=f"{_name_of(row)}: {update.get_status_display()}",
            html="".join(words),
            at=update.reviewed_at,
        )


def _name_of(row: ChecklistItem | Measure) -> str:
    kind = f"{row.instrument} {row.label}" if isinstance(row, ChecklistItem) else "มาตรการ"
    return f"ปีงบประมาณ {row.fiscal_year} {kind} {row.title}"


def _meetings() -> Iterator[News]:
    for meeting in Meeting.objects.published().for_list().order_by("-published_at", "-pk")[:MOST]:
        day = format_thai_date(meeting.held_on)
        yield News(
            key=f"meeting-{meeting.pk}",
            path=meeting.get_absolute_url(),
            title=f"รายงานการประชุม{meeting.committee.name} {day}",
            html=escape(f"ประชุมเมื่อ{meeting.date_text} ณ {meeting.place}"),
            at=meeting.published_at,
        )


def _editions() -> Iterator[News]:
    editions = IssuedReport.objects.public().select_related("fiscal_year")
    for edition in editions.order_by("-issued_at", "-pk")[:MOST]:
        yield News(
            key=f"edition-{edition.pk}",
            path=edition.get_absolute_url(),
            title=f"ออก{edition}",
            html="<br>".join(escape(line) for line in edition.changes.splitlines()),
            at=edition.issued_at,
        )


def write_feed(agency: Agency, news: list[News]) -> bytes:
    """The news as an Atom feed. Its identifiers are addresses, which stay for ever."""
    feed = Atom1Feed(
        title=f"ความเคลื่อนไหวด้านคุณธรรมและความโปร่งใส {agency.name}",
        link=absolute("/"),
        description="",
        subtitle="รายงานที่อนุมัติแล้ว การประชุม และรายงานประจำปีที่ออกแล้ว",
        language="th",
        author_name=agency.name,
        feed_url=absolute("/feed.xml"),
        feed_guid=absolute("/feed.xml"),
    )
    for each in news:
        address = absolute(each.path)
        feed.add_item(
            title=normalise(each.title),
            link=address,
            description=normalise(each.html),
            unique_id=f"{address}#{each.key}",
            pubdate=each.at,
            updateddate=each.at,
        )
    return feed.writeString("utf-8").encode()
