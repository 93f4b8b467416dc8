"""Which column of a table is which field: by the words over it, and by what stands in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from imports.tables.contents import TICK, kinds_of
from imports.tables.context import Context
from imports.tables.heads import Head, assign, word_scores
from imports.tables.target import Field, Target
from imports.tables.ticks import meaning_of_tick
from imports.tables.view import At, View
from imports.tables.words import key

BY_WORDS, BY_CONTENTS, BY_HAND = "คำในหัวคอลัมน์", "เนื้อหาในคอลัมน์", "กำหนดเอง"
BY_TICK = "ช่องกาเครื่องหมาย"
UNKNOWN, UNWANTED = "ไม่รู้จักหัวคอลัมน์", "กำหนดว่าไม่อ่าน"
# What a column can be told by although its head says nothing of it.
TELLING = {
    "url", "email", "phone", "code", "boxes", "person", "division", "instrument", "role",
    "meeting_number", "status", "period",
}  # fmt: skip
LEAST_SHARE = 0.7  # of the cells, for a column to be told by its contents
FEW = 3  # cells; fewer tell less than the words over them
UNMISTAKABLE = {"url", "email"}
CONTRADICTED = 0.6
RUNNING_NUMBER = {"ที่", "ลำดับ", "ลำดับที่", "no", "เลขที่", "ลำดับเลขที่"}


@dataclass(frozen=True)
class Column:
    """A column and the field it holds; None where it is not read. `tick` is what a mark means."""

    place: int
    head: str
    field: Field | None
    score: float = 0.0
    reason: str = UNKNOWN
    tick: str = ""
    is_running: bool = False  # a number that may count rows only


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
    view = head.view
    cells = {column: sample_of(view, head.last, column) for column in _columns_of(head)}
    kinds = {column: kinds_of(of_column, context) for column, of_column in cells.items()}
    chosen = _given(given or {}, view, target, cells)
    ticks = {
        column: meaning
        for column in cells
        if column not in chosen
        and kinds[column].get(TICK, 0 if cells[column] else 1) >= 0.9
        and (meaning := meaning_of_tick(head.texts.get(column, ()), target, context, year_be))
    }
    scores = {
        column: _scores(head, column, _telling(kinds[column], cells[column], head), target, year_be)
        for column in cells
        if column not in chosen and column not in ticks
    }
    taken = {field.name for field, _ in [*chosen.values(), *ticks.values()] if field}
    found = _assigned(scores, kinds, target, taken)
    columns = [_column(head, column, found, chosen, ticks) for column in cells]
    return _with_pairs(columns, head, kinds, target)


def sample_of(view: View, after: int, column: int) -> list[At]:
    """Filled cells of a column below a row, as many as are looked at."""
    found: list[At] = []
    for row in view.rows:
        if row > after and column in view.own_columns(row) and not view.at(row, column).is_wide:
            found.append(view.at(row, column))
            if len(found) >= 60:
                break
    return found


def _columns_of(head: Head) -> list[int]:
    below = {
        column
        for row in head.view.rows[:400]
        if row > head.last
        for column in head.view.own_columns(row)
    }
    return sorted(below | head.texts.keys())


def _given(
    given: Mapping[str, str], view: View, target: Target, cells: Mapping[int, Sequence[At]]
) -> dict[int, tuple[Field | None, str]]:
    by_name = {view.column_name(column): column for column in cells}
    found: dict[int, tuple[Field | None, str]] = {}
    for name, field_name in given.items():
        field = target.field_named(field_name)
        if field is None and field_name:
            known = ", ".join(each.name for each in target.fields)
            raise ValueError(f"ไม่มีช่อง “{field_name}” ของ{target.label} ที่มีคือ {known}")
        if name.upper() not in by_name:
            raise ValueError(f"ตารางไม่มีคอลัมน์ {name} ที่มีคือ {', '.join(by_name)}")
        found[by_name[name.upper()]] = (field, BY_HAND if field else UNWANTED)
    return found


def _telling(
    kinds: Mapping[str, float], cells: Sequence[At], head: Head
) -> tuple[Mapping[str, float], set[str]]:
    """What a column's contents are, and which of it may overrule words that nobody knows."""
    alone = TELLING if len(cells) >= FEW or not head.texts else UNMISTAKABLE
    return kinds, alone


def _scores(
    head: Head,
    column: int,
    contents: tuple[Mapping[str, float], set[str]],
    target: Target,
    year_be: int,
) -> dict[str, float]:
    kinds, telling = contents
    words = word_scores(head.texts.get(column, ()), target, year_be)
    found = {}
    for field in target.fields:
        fit = max((kinds.get(kind, 0.0) for kind in field.contents), default=0.0)
        told = [kind for kind in field.contents[:1] if kind in telling]
        score = words.get(field.name, 0.0)
        if score and field.contents and kinds and not fit:
            score *= CONTRADICTED
        elif score:
            score += 0.05 * fit
        elif max((kinds.get(kind, 0.0) for kind in told), default=0.0) >= LEAST_SHARE:
            score = 0.37 + 0.1 * fit
        found[field.name] = score
    return found


def _assigned(
    scores: dict[int, dict[str, float]],
    kinds: Mapping[int, Mapping[str, float]],
    target: Target,
    taken: set[str],
) -> dict[int, tuple[Field, float]]:
    for of_column in scores.values():
        for name in taken:
            of_column.pop(name, None)
    found = assign(scores, target)
    titles = [column for column, (field, _) in found.items() if field.name == "title"]
    if any(kinds[column].get("code", 0) >= LEAST_SHARE for column in titles):
        # Titles tell their codes: a running number beside them is none.
        for column, (field, score) in list(found.items()):
            if field.name == "code" and score < 0.8:
                del found[column]
    return found


def _column(
    head: Head,
    column: int,
    found: Mapping[int, tuple[Field, float]],
    chosen: Mapping[int, tuple[Field | None, str]],
    ticks: Mapping[int, tuple[Field, str]],
) -> Column:
    words = head.words(column)
    if column in chosen:
        field, reason = chosen[column]
        return Column(column, words, field, 1.0, reason)
    if column in ticks:
        field, tick = ticks[column]
        return Column(column, words, field, 0.9, BY_TICK, tick)
    if column not in found:
        return Column(column, words, None)
    field, score = found[column]
    by_words = column in head.fields or score >= 0.5
    running = field.name == "code" and key(words) in RUNNING_NUMBER
    reason = BY_WORDS if by_words else BY_CONTENTS
    return Column(column, words, field, min(score, 1.0), reason, is_running=running)


def _with_pairs(
    columns: list[Column],
    head: Head,
    kinds: Mapping[int, Mapping[str, float]],
    target: Target,
) -> list[Column]:
    """Two columns below one head: from and to, or a number and the title that it is of."""
    names = {column.field.name for column in columns if column.field}
    for at, column in enumerate(columns[:-1]):
        after = columns[at + 1]
        if after.field or not column.head or after.head not in (column.head, ""):
            continue
        if not _is_below(head, column.place, after.place) or not column.field:
            continue
        ends = target.field_named("ends_on")
        if column.field.name == "period" and ends and not names & {"starts_on", "ends_on"}:
            if max(kinds[after.place].get(kind, 0) for kind in ("date", "period")) >= 0.5:
                first = replace(column, field=target.field_named("starts_on"))
                columns[at : at + 2] = [
                    first,
                    replace(after, field=ends, score=0.8, reason=BY_WORDS),
                ]
        elif (title := target.field_named("title")) and "title" not in names:
            if kinds[after.place].get("words", 0) >= 0.5:
                columns[at + 1] = replace(after, field=title, score=0.6, reason=BY_CONTENTS)
                names.add("title")
    return columns


def _is_below(head: Head, column: int, after: int) -> bool:
    """Whether one head reaches over both columns."""
    return head.view.holder(head.last, column) == head.view.holder(head.last, after) or (
        head.view.holder(head.first, column) == head.view.holder(head.first, after)
    )
