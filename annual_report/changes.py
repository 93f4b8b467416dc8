"""What an edition says, row by row, and what changed since the one before."""

from collections.abc import Iterator

from annual_report.contents import ReportContents
from meetings.models import Meeting


def words_of(contents: ReportContents) -> dict[str, str]:
    """The words of each part of the report by the name that readers know it by."""
    year = contents.fiscal_year
    words = {
        "ผลการประเมิน": f"{year.total_score} {year.grade}",
        "บทนำ": year.introduction,
    }
    for measure in contents.measures:
        update = measure.published_update
        words[f"มาตรการที่ {measure.number}"] = "\n".join(
            [measure.title, measure.method, *measure.responsible, measure.status]
            + ([update.results, update.outcomes] if update else [])
        )
    for item in contents.items:
        update = item.published_update
        words[item.label] = "\n".join(
            [item.title, *item.responsible, item.status]
            + [str(element) for element in item.elements.all()]
            + ([update.progress] if update else [])
        )
    for name, meeting in _by_name(contents.meetings):
        words[name] = _minutes(meeting)
    return words


def changes_between(before: dict[str, str], after: dict[str, str]) -> list[str]:
    """One Thai line for each part that was added, changed or taken out."""
    lines = [f"เพิ่ม {name}" for name in after if name not in before]
    lines += [f"แก้ไข {name}" for name in after if name in before and after[name] != before[name]]
    lines += [f"นำออก {name}" for name in before if name not in after]
    return lines


def _by_name(meetings: list[Meeting]) -> Iterator[tuple[str, Meeting]]:
    """Meetings by date and time; with the committee where two met at the same time."""
    names = [f"รายงานการประชุม {m.date_text} {m.starts_at:%H.%M} น." for m in meetings]
    for name, meeting in zip(names, meetings, strict=True):
        yield name if names.count(name) == 1 else f"{name} {meeting.committee.name}", meeting


def _minutes(meeting) -> str:
    lines = [meeting.place, meeting.opening]
    lines += [f"{row.kind} {row.name} {row.post} {row.role}" for row in meeting.attendance.all()]
    for item in meeting.agenda_items.all():
        lines += [str(item), item.details, item.resolution]
        lines += [f"{row.speaker} {row.post} {row.text}" for row in item.statements.all()]
    lines += [f"{row.label} {row.name} {row.post}" for row in meeting.signatures.all()]
    return "\n".join(lines)
