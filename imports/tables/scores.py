"""The head of a table of scores: total, grade, and each instrument in percent and weighted."""

import re
from decimal import Decimal, InvalidOperation
from statistics import mean

from imports.tables.cell_choices import instrument_in
from imports.tables.cell_numbers import amount
from imports.tables.notes import Notes
from imports.tables.target import Aside, Values
from imports.tables.view import At
from imports.tables.words import key, one_line

_TOTAL = re.compile(r"(?:ผล)?(?:คะแนน)?(?:รวม|ทั้งหมด|ภาพรวม|total)")
_GRADE = re.compile(r"(?:ผลการประเมิน)?\s*ระดับ(?:ผลการประเมิน|คะแนน|คุณธรรมและความโปร่งใส|ที่ได้)?")
_GRADE_BEHIND = re.compile(r"^\s*(?:ผลการประเมิน)?\s*ระดับ(?:ผลการประเมิน|คะแนน)?\s*[:：]?\s*(\S.*)$")
NUMBERS = ("weighted", "instrument_score", "score")
OF_INSTRUMENT = {"instrument_score": "{}", "weighted": "{}_weighted"}
LITTLE = Decimal("0.05")
FULL = Decimal(100)
WEIGHTS = {"iit": Decimal(30), "eit": Decimal(30), "oit": Decimal(40)}
GRADE_OF_ROW = "ระดับของแต่ละตัวชี้วัด ระบบไม่มีที่เก็บ จึงไม่ได้อ่าน"
ADDS_UP = "คะแนน IIT EIT OIT ในแฟ้มนี้รวมกันได้เท่ากับคะแนนรวม"
BELOW_WEIGHTS = "คะแนน IIT EIT OIT ในแฟ้มนี้ไม่เกินค่าน้ำหนัก 30 30 40"


def take_score(aside: Aside, head: Values, notes: Notes) -> bool:
    """Take a total, a grade or the score of an instrument into the head; False for other rows."""
    words = [at for at in aside.cells if not _is_number(at)]
    label = key(words[0].text) if words else ""
    if grade := _grade(words):
        head.setdefault("grade", grade)
        return True
    if instrument := instrument_in(" ".join(at.text for at in words)):
        return _take_instrument(instrument.lower(), aside, head, notes)
    if not _TOTAL.match(label):
        return False
    name = next((name for name in NUMBERS if name in aside.by_field), "")
    value = amount("total", [aside.by_field[name]], notes)["total"] if name else ""
    if not value:
        return False
    head.setdefault("total", value)
    if name == "score":
        head.setdefault("_total_beside_score", value)
    if len(words) > 1 and len(words[-1].text) <= 40:
        head.setdefault("grade", one_line(words[-1].text))
    return True


def _is_number(at: At) -> bool:
    return bool(re.fullmatch(r"[\s0-9๐-๙.,%-]*", at.text))


def _grade(words: list[At]) -> str:
    if words and _GRADE.fullmatch(key(words[0].text)):
        return one_line(words[1].text) if len(words) > 1 else ""
    match = _GRADE_BEHIND.match(words[0].text) if words else None
    return one_line(match[1]) if match else ""


def _take_instrument(name: str, aside: Aside, head: Values, notes: Notes) -> bool:
    taken = False
    for field, at in aside.by_field.items():
        if field not in NUMBERS:
            continue
        place = f"{name}_weighted" if field == "weighted" else name
        value = amount(place, [at], notes)[place]
        if value:
            head.setdefault(place, value)
            taken = True
    return taken


def close_scores(rows: list[Values], head: Values, notes: Notes) -> None:
    """Move what belongs to instruments from the rows to the head, and tell what does not agree."""
    weights: dict[str, Decimal] = {}
    for row in rows:
        name = str(row.get("instrument", "")).lower()
        for field, place in OF_INSTRUMENT.items():
            value = row.pop(field, "")
            if name and value:
                head.setdefault(place.format(name), value)
        weight = row.pop("weight", "")
        if name and weight:
            weights.setdefault(name, Decimal(weight))
    _take_row_of_the_year(rows, head, notes)
    _take_rows_of_instruments(rows, head)
    _recognise_weighted(head, notes)
    _tell_disagreements(rows, head, weights, notes)


def _take_rows_of_instruments(rows: list[Values], head: Values) -> None:
    """A row whose title is an instrument is the score of the instrument, and no indicator."""
    for row in list(rows):
        title = str(row.get("title", ""))
        name = instrument_in(title) if title else not row.get("number") and row.get("instrument")
        if name and row.get("score"):
            head.setdefault(str(name).lower(), row["score"])
            rows.remove(row)


def _take_row_of_the_year(rows: list[Values], head: Values, notes: Notes) -> None:
    """A row that names nothing but the year has its total and its grade."""
    for row in list(rows):
        grade = row.pop("grade", "")
        if row.get("number") or row.get("title") or row.get("instrument"):
            if grade:
                notes.tell(GRADE_OF_ROW)
        elif row.get("score"):
            for name in WEIGHTS:
                if score := row.get(name):
                    head.setdefault(name, score)
            head.setdefault("total", row["score"])
            head.setdefault("_total_beside_score", row["score"])
            if grade:
                head.setdefault("grade", grade)
            rows.remove(row)


def _recognise_weighted(head: Values, notes: Notes) -> None:
    """Scores that add up to the total, or stay below the weights, are weighted, never percents."""
    head.pop("_total_beside_score", None)
    scores = {name: _decimal(head.get(name)) for name in ("iit", "eit", "oit")}
    total = _decimal(head.get("total"))
    given = [score for score in scores.values() if score is not None]
    if len(given) != 3:
        return
    if total is not None and abs(sum(given) - total) <= LITTLE:
        why = ADDS_UP
    elif total is None and all(score <= WEIGHTS[name] for name, score in scores.items() if score):
        why = BELOW_WEIGHTS
    else:
        return
    for name in scores:
        head.setdefault(f"{name}_weighted", head.pop(name))
    notes.tell(f"{why} จึงเป็นคะแนนถ่วงน้ำหนัก ไม่ใช่ร้อยละ กรุณากรอกคะแนนร้อยละของแต่ละเครื่องมือเพิ่ม")


def _tell_disagreements(
    rows: list[Values], head: Values, weights: dict[str, Decimal], notes: Notes
) -> None:
    for name, weight in weights.items():
        score, weighted = _decimal(head.get(name)), _decimal(head.get(f"{name}_weighted"))
        if score is None or weighted is None:
            continue
        if abs(score * weight / FULL - weighted) > LITTLE:
            notes.tell(
                f"คะแนน {name.upper()} {score} คูณน้ำหนัก {weight} ไม่เท่ากับคะแนนถ่วงน้ำหนัก {weighted}"
            )
    for name in ("iit", "eit", "oit"):
        scores = [
            Decimal(row["score"])
            for row in rows
            if row.get("score") and str(row.get("instrument", "")).lower() == name
        ]
        said = _decimal(head.get(name))
        if said is not None and scores and abs(mean(scores) - said) > LITTLE:
            notes.tell(
                f"คะแนน {name.upper()} {said} ไม่เท่ากับค่าเฉลี่ยของตัวชี้วัดในตาราง {mean(scores):.2f}"
            )
    weighted_sum = [_decimal(head.get(f"{name}_weighted")) for name in ("iit", "eit", "oit")]
    total = _decimal(head.get("total"))
    known = [score for score in weighted_sum if score is not None]
    if total is not None and len(known) == 3 and abs(sum(known) - total) > LITTLE:
        notes.tell(f"คะแนนถ่วงน้ำหนักรวมกันได้ {sum(known)} ไม่เท่ากับคะแนนรวม {total}")


def _decimal(text: object) -> Decimal | None:
    try:
        return Decimal(str(text)) if text else None
    except InvalidOperation:
        return None
