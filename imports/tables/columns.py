"""Which column of a table is which field: as proposed, or as a person says."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from imports.tables.column_scores import Contents, assign_fields, contents_below, scores_of
from imports.tables.contents import TICK
from imports.tables.context import Context
from imports.tables.head_words import is_unread
from imports.tables.heads import Head
from imports.tables.target import Field, Target
from imports.tables.ticks import meaning_of_tick
from imports.tables.words import key

BY_WORDS, BY_CONTENTS, BY_HAND = "คำในหัวคอลัมน์", "เนื้อหาในคอลัมน์", "กำหนดเอง"
BY_TICK = "ช่องกาเครื่องหมาย"
UNKNOWN, UNWANTED = "ไม่รู้จักหัวคอลัมน์", "กำหนดว่าไม่อ่าน"
ROW_NUMBER = "ลำดับแถว ไม่ต้องนำเข้า"
NO_PLACE = "ระบบไม่มีที่เก็บเรื่องนี้"
RUNNING_NUMBER = {"ที่", "ลำดับ", "ลำดับที่", "no", "เลขที่", "ลำดับเลขที่"}
ALL_TICKS = 0.9  # the share of cells that hold marks in a column of marks
AS_SURE = 0.1  # how much less sure a second column for a field may be, to be asked about
LEAST_OF_RIVAL = 0.6
HALF = 0.5
PARTS_OF_NAME = ("name_title", "first_name", "last_name")


@dataclass(frozen=True)
class Column:
    """
    A column and the field it holds; None where it is not read. `tick` is what a mark means,
    `is_running` a number that may count rows only, `rival` the column that was taken for the
    same field.
    """

    place: int
    head: str
    field: Field | None
    score: float = 0.0
    reason: str = UNKNOWN
    tick: str = ""
    is_running: bool = False
    rival: int = 0


def propose_columns(
    head: Head,
    target: Target,
    context: Context,
    year_be: int,
    given: Mapping[str, str] | None = None,
) -> list[Column]:
    """
    The columns of a table from the left. `given` leads from the names of columns to fields, ""
    for a column that is not to be read. Raises ValueError for a field that does not exist.
    """
    contents = contents_below(head, context)
    decided = _given(head, given or {}, target, contents)
    decided = {**_ticks(head, target, contents, context, year_be), **decided}
    scores = {
        column: scores_of(head, column, each, target, year_be)
        for column, each in contents.items()
        if column not in decided
    }
    fields = [column.field for column in decided.values() if column.field]
    taken = {field.name for field in fields if not field.may_repeat}
    found = assign_fields(scores, contents, target, taken)
    columns = [
        decided.get(each) or _column(head, each, found, target, contents) for each in contents
    ]
    columns = _with_parts_of_name(columns, head, target)
    columns = _with_pairs(columns, head, contents, target)
    return [replace(each, rival=_rival(each, scores, found, contents)) for each in columns]


def _given(
    head: Head, given: Mapping[str, str], target: Target, contents: Mapping[int, Contents]
) -> dict[int, Column]:
    by_name = {head.view.column_name(column): column for column in contents}
    found = {}
    for name, field_name in given.items():
        field = target.field_named(field_name)
        if field is None and field_name:
            known = ", ".join(each.name for each in target.fields)
            raise ValueError(f"ไม่มีช่อง “{field_name}” ของ{target.label} ที่มีคือ {known}")
        if name.upper() not in by_name:
            raise ValueError(f"ตารางไม่มีคอลัมน์ {name} ที่มีคือ {', '.join(by_name)}")
        column, reason = by_name[name.upper()], BY_HAND if field else UNWANTED
        found[column] = Column(column, head.words(column), field, 1.0, reason)
    return found


def _ticks(
    head: Head,
    target: Target,
    contents: Mapping[int, Contents],
    context: Context,
    year_be: int,
) -> dict[int, Column]:
    """Columns of marks, or empty ones that may hold marks, whose heads are values."""
    found = {}
    for column, each in contents.items():
        if each.cells and each.share(TICK) < ALL_TICKS:
            continue
        meaning = meaning_of_tick(head.texts.get(column, ()), target, context, year_be)
        if meaning:
            field, tick = meaning
            found[column] = Column(column, head.words(column), field, 1.0, BY_TICK, tick)
    return found


def _column(
    head: Head,
    column: int,
    found: Mapping[int, tuple[Field, float]],
    target: Target,
    contents: Mapping[int, Contents],
) -> Column:
    words = head.words(column)
    if column in found:
        field, score = found[column]
        reason = BY_WORDS if column in head.fields or score >= HALF else BY_CONTENTS
        running = field.name == "code" and key(words) in RUNNING_NUMBER
        running = running and contents[column].share("code") < ALL_TICKS
        return Column(column, words, field, min(score, 1.0), reason, is_running=running)
    if is_unread(head.texts.get(column, ()), target):
        return Column(column, words, None, reason=NO_PLACE)
    return Column(
        column, words, None, reason=ROW_NUMBER if key(words) in RUNNING_NUMBER else UNKNOWN
    )


def _rival(
    column: Column,
    scores: Mapping[int, Mapping[str, float]],
    found: Mapping[int, tuple[Field, float]],
    contents: Mapping[int, Contents],
) -> int:
    """The column whose field this one might have held as well; 0 for none, or an empty one."""
    if column.field or column.reason != UNKNOWN or not contents[column.place].cells:
        return 0
    said = scores.get(column.place, {})
    rivals = {
        other: said.get(field.name, 0.0)
        for other, (field, score) in found.items()
        if not field.may_repeat and said.get(field.name, 0.0) > max(LEAST_OF_RIVAL, score - AS_SURE)
    }
    return max(rivals, key=lambda other: rivals[other], default=0)


def _with_parts_of_name(columns: list[Column], head: Head, target: Target) -> list[Column]:
    """One head over title, first and last name, or over first and last name."""
    for at, column in enumerate(columns):
        if not column.field or column.field.name != "name":
            continue
        below = [
            each
            for each in columns[at + 1 : at + 3]
            if not each.field or each.field.name in PARTS_OF_NAME
            if _has_same_head(head, column, each)
        ]
        names = PARTS_OF_NAME[-len(below) - 1 :] if below else ()
        for place, name in enumerate(names, start=at):
            columns[place] = replace(columns[place], field=target.field_named(name))
    return columns


def _with_pairs(
    columns: list[Column], head: Head, contents: Mapping[int, Contents], target: Target
) -> list[Column]:
    """Two columns below one head: from and to, or a number and the title that it is of."""
    titles = {"section": "section_title"}
    for at in range(len(columns) - 1):
        first, second = columns[at], columns[at + 1]
        if not first.field or second.field or not _has_same_head(head, first, second):
            continue
        names = {column.field.name for column in columns if column.field}
        below = contents[second.place]
        if first.field.name == "period":
            if not names & {"starts_on", "ends_on"} and below.share("date", "period") >= HALF:
                columns[at] = replace(first, field=target.field_named("starts_on"))
                columns[at + 1] = replace(
                    second, field=target.field_named("ends_on"), reason=BY_WORDS
                )
        elif below.share("words") >= HALF:
            title = target.field_named(titles.get(first.field.name, "title"))
            if title and title.name not in names:
                columns[at + 1] = replace(second, field=title, reason=BY_CONTENTS)
    return columns


def _has_same_head(head: Head, first: Column, second: Column) -> bool:
    """Whether one head reaches over both columns, and the second has none of its own."""
    if not first.head or second.head not in (first.head, ""):
        return False
    holder = head.view.holder
    return any(
        holder(row, first.place) == holder(row, second.place) for row in (head.first, head.last)
    )
