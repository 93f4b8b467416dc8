"""The part of a year file that holds the committee and the minutes."""

from collections.abc import Sequence

from django.utils import timezone

from agency.models import FiscalYear
from meetings.agenda_numbers import read_numbers
from meetings.models import (
    AgendaItem,
    Attendance,
    Committee,
    Meeting,
    Member,
    Signature,
    Statement,
)
from records.data_files import TomlTable
from records.file_loading import FileLoader

ATTENDANCE = {kind.value: kind.value for kind in Attendance.Kind}


def load_meetings(data: TomlTable, fiscal_year: FiscalYear, loader: FileLoader) -> None:
    """
    Every [[committee]] of the file, then its meetings, of which each names its own.

    A file with one committee need not name it. Raises DataFileError.
    """
    committees: dict[str, Committee] = {}
    for table in data.tables("committee"):
        loader.once(table, "name", f"คณะกรรมการ {table.text('name')}")
        committee = load_committee(table, loader)
        committees[committee.name] = committee
    for table in data.tables("meeting"):
        load_meeting(table, _committee_of(table, committees), fiscal_year, loader)


def _committee_of(table: TomlTable, committees: dict[str, Committee]) -> Committee:
    """The committee that a meeting names, of the file or the portal; else the file's only one."""
    name = table.text("committee", "")
    if not name and len(committees) == 1:
        return next(iter(committees.values()))
    found = committees.get(name) or Committee.objects.filter(name=name).first()
    if found is None:
        why = f"ไม่มีคณะกรรมการชื่อ “{name}”" if name else "กรุณาระบุว่าเป็นการประชุมของคณะกรรมการใด"
        raise table.error(why, "committee")
    return found


def load_committee(table: TomlTable, loader: FileLoader) -> Committee:
    """The committee with its appointed posts; one that is there already stays as it is."""
    table.only_keys("name", "appointing_order", "duties", "member")
    name = table.text("name")
    committee = Committee.objects.filter(name=name).first()
    if committee:
        loader.report.kept["คณะกรรมการ"] += 1
        return committee
    committee = Committee(
        name=name,
        appointing_order=table.text("appointing_order", ""),
        duties="\n".join(table.texts("duties")),
    )
    loader.add(table, committee)
    for order, member in enumerate(table.tables("member"), start=1):
        member.only_keys("name", "post", "role")
        row = Member(
            committee=committee,
            order=order,
            name=member.text("name", ""),
            post=member.text("post"),
            role=member.text("role"),
        )
        loader.add(member, row)
    return committee


def load_meeting(
    table: TomlTable, committee: Committee, fiscal_year: FiscalYear, loader: FileLoader
) -> None:
    """One meeting with its minutes; one that is there already stays as it is."""
    table.only_keys("annex_heading", "photo_caption", "number", "held_on", "printed_date",
                    "starts_at", "ends_at", "printed_ending", "place", "opening",
                    "attendance", "agenda", "signature", "committee")  # fmt: skip
    held_on, starts_at = table.day("held_on"), table.clock("starts_at")
    if held_on is None:
        raise table.missing("held_on")
    if starts_at is None:
        raise table.missing("starts_at")
    if kept := committee.meetings.filter(held_on=held_on, starts_at=starts_at).first():
        loader.report.kept["การประชุม"] += 1
        loader.rows.append(kept)
        return
    meeting = Meeting(
        committee=committee, fiscal_year=fiscal_year, held_on=held_on, starts_at=starts_at
    )
    _describe(meeting, table)
    loader.add(table, meeting)
    for order, row in enumerate(table.tables("attendance"), start=1):
        _attendance(row, meeting, order, loader)
    _agenda(table.tables("agenda"), meeting, loader)
    for order, row in enumerate(table.tables("signature"), start=1):
        _signature(row, meeting, order, loader)


def _describe(meeting: Meeting, table: TomlTable) -> None:
    """What the file says of the meeting itself; it was printed, so it is checked and public."""
    meeting.number = table.text("number", "")
    meeting.printed_date = table.text("printed_date", "")
    meeting.ends_at = table.clock("ends_at")
    meeting.printed_ending = table.text("printed_ending", "")
    meeting.place = table.text("place")
    meeting.opening = table.text("opening", "")
    meeting.annex_heading = table.text("annex_heading", "")
    meeting.photo_caption = table.text("photo_caption", "")
    meeting.state = Meeting.State.CHECKED
    meeting.published_at = timezone.now()


def _attendance(table: TomlTable, meeting: Meeting, order: int, loader: FileLoader) -> None:
    table.only_keys("kind", "name", "post", "role", "acting_for", "reason")
    texts = {key: table.text(key, "") for key in ("name", "post", "role", "acting_for", "reason")}
    kind = table.choice("kind", ATTENDANCE)
    loader.add(table, Attendance(meeting=meeting, order=order, kind=kind, **texts))


def _agenda(tables: Sequence[TomlTable], meeting: Meeting, loader: FileLoader) -> None:
    numbers = read_numbers([table.text("number", "") for table in tables])
    for order, (table, (level, number)) in enumerate(zip(tables, numbers, strict=True), start=1):
        item = AgendaItem(meeting=meeting, order=order, level=level, printed_number=number)
        _agenda_item(table, item, loader)


def _agenda_item(table: TomlTable, item: AgendaItem, loader: FileLoader) -> None:
    table.only_keys("number", "title", "details", "resolution", "statement")
    item.title = table.text("title")
    item.details = table.text("details", "")
    item.resolution = table.text("resolution", "")
    loader.add(table, item)
    for place, statement in enumerate(table.tables("statement"), start=1):
        statement.only_keys("speaker", "post", "text")
        row = Statement(
            agenda_item=item,
            order=place,
            speaker=statement.text("speaker"),
            post=statement.text("post", ""),
            text=statement.text("text"),
        )
        loader.add(statement, row)


def _signature(table: TomlTable, meeting: Meeting, order: int, loader: FileLoader) -> None:
    table.only_keys("label", "name", "post")
    row = Signature(
        meeting=meeting,
        order=order,
        label=table.text("label"),
        name=table.text("name"),
        post=table.text("post", ""),
    )
    loader.add(table, row)
