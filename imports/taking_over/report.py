"""What taking over a file did, in plain Thai, line by line, for a person at a shell."""

from collections.abc import Iterator

from imports.tables.summary import in_words
from imports.taking_over.divisions import is_about_new_divisions
from imports.taking_over.outcome import Outcome, Refusal, SheetOutcome
from spreadsheets.importing import RowChange

LONGEST = 80
STORED = "นำเข้าแล้ว เพิ่ม {added} แถว แก้ไข {changed} แถว"
NOT_STORED = "ไม่ได้นำเข้า ข้อมูลในระบบไม่เปลี่ยนแปลง"


def lines_of(outcome: Outcome) -> Iterator[str]:
    """What changed per sheet with the words before and after, then what was told."""
    for sheet in outcome.sheets:
        yield from _sheet(sheet)
    if outcome.tell:
        yield "น่าสังเกต"
        yield from (f"  {sentence}" for sentence in outcome.tell)
    yield STORED.format(added=outcome.added, changed=outcome.changed)


def refusal_of(outcome: Outcome) -> str:
    """Why nothing was stored, and how to decide at the shell what can be decided."""
    return "\n".join(
        [NOT_STORED, *(f"  {error}{how_to_decide(error)}" for error in outcome.errors)]
    )


def how_to_decide(error: Refusal) -> str:
    """What a person at the shell may answer, behind the refusal; "" for what nobody decides."""
    if error.doubt is None:
        return ""
    if is_about_new_divisions(error.doubt):
        return " (--new-divisions)"
    readings = [f"{at}={in_words(reading)}" for at, reading in enumerate(error.doubt.readings)]
    shown = f"อ่านได้เป็น {' หรือ '.join(readings)} " if readings else ""
    return f' ({shown}--decide "{error.cell}=คำตอบ")'


def _sheet(sheet: SheetOutcome) -> Iterator[str]:
    done = sheet.preview
    yield f"{sheet.title}: เพิ่ม {done.added} แก้ไข {done.edited} ไม่เปลี่ยน {done.unchanged}"
    for row in done.changed:
        yield from _row(row)


def _row(row: RowChange) -> Iterator[str]:
    yield f"  {'+' if row.is_new else '~'} {row.line} {_short(row.name)}"
    if not row.is_new:
        for one in row.changes:
            before, after = (
                f"“{_short(text)}”" if text else "ว่าง" for text in (one.before, one.after)
            )
            yield f"      {one.column}: {before} → {after}"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"
