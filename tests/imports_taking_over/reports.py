"""A whole report taken over as the shell does it."""

import json
from pathlib import Path

from django.core.management import CommandError, call_command

from agency.models import FiscalYear, User
from measures.models import Measure
from meetings.models import Committee, Meeting
from oit_checklist.models import ChecklistItem
from oit_checklist.shipped_sets import shipped_set
from oit_checklist.year_criteria import apply_set
from tests import make
from tests.imports_documents.reports_by_hand import ITEM_HEADS, items, word
from tests.imports_taking_over.taking import KIT, NAMES
from year_opening.models import YearOpening

COVER = "รายงานผลการดำเนินงาน ประจำปีงบประมาณ ๒๕๖๗"
INTRODUCTION = (
    "จากการประเมินคุณธรรมและความโปร่งใสของหน่วยงาน ประจำปีงบประมาณ พ.ศ. ๒๕๖๗ ได้คะแนน ๙๑.๒๕ อยู่ในระดับ ผ่านดี"
)


def _decide(*places: str) -> list[str]:
    return [part for place in places for part in ("--decide", f"{place}=0")]


# What a person has to look at in each file: a cell with "กระบวนการใดกระบวนการหนึ่ง", a weekday that
# is another one, two columns of the minutes that a text mixes.
DECISIONS = {
    "report-2566.docx": _decide("ตารางที่ 31 C3", "ย่อหน้าที่ 65"),
    "report-2566.txt": _decide("ตารางที่ 17 C5", "ย่อหน้าที่ 44", "ย่อหน้าที่ 68", "ย่อหน้าที่ 72"),
}


def office_of(criteria: str = "with criteria") -> User:
    """An office with its divisions; year 2566 opened with or without criteria, or not at all."""
    make.agency()
    for order, name in enumerate(NAMES, start=1):
        division = make.division(name)
        division.order = order
        division.save()
    if criteria != "no year":
        year = make.fiscal_year(2566, published_at=None)
        if criteria == "with criteria":
            apply_set(shipped_set(2566), year)
    return User.objects.create_superuser("boss", "boss@example.go.th", "รหัสผ่านของ-boss")


def take_report(capsys, path, *options, year=2566):
    """What --apply answers as JSON, whether it stores or refuses."""
    path = path if isinstance(path, Path) else KIT / path
    arguments = (str(path), "--year", str(year), "--apply", "--json")
    capsys.readouterr()
    try:
        call_command("import_report", *arguments, *options)
    except CommandError:
        out = json.loads(capsys.readouterr().out)
        assert not out["applied"]
        return out
    out = json.loads(capsys.readouterr().out)
    assert out["applied"]
    assert out["errors"] == []
    return out


def short_report(tmp_path, *parts):
    """A Word file with a cover and these parts."""
    path = tmp_path / "รายงาน.docx"
    path.write_bytes(word(COVER, INTRODUCTION, *parts))
    return path


def three_items(**options):
    return [ITEM_HEADS, *items(1, 3, **options)]


def heading(number):
    return f"ตัวชี้วัดย่อยที่ {number}"


def nothing_is_stored():
    models = (Measure, ChecklistItem, Meeting, Committee, FiscalYear, YearOpening)
    return not any(model.objects.exists() for model in models)
