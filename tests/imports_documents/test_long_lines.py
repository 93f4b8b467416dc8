"""No line is so long or so odd that reading it takes its time many times over."""

import time

import pytest

from imports.documents.appointments import read_appointments
from imports.documents.findings import Findings
from imports.documents.lines import lines_of
from imports.documents.text_report import read_text_report
from tests.imports_documents.hand_made import document
from tests.imports_documents.meetings_by_hand import proposal

pytestmark = pytest.mark.no_database
LETTERS = 40_000
SECONDS = 20  # a growth by squares takes minutes
UNITS = [
    " ", "(", "ก  ", "๑. ", "กรรมการและ", "ให้คณะกรรมการ", "นายดี งาม ", "วันที่ ๑ มกราคม ๒๕๖๖ ",
    "ร้อยละ ๑๐ ",
]  # fmt: skip


@pytest.mark.parametrize("unit", UNITS)
def test_a_very_long_line_is_read_soon(unit):
    line = unit * (LETTERS // len(unit)) + "x"
    began = time.monotonic()
    proposal(people=("ผู้มาประชุม", line), agenda=("วาระที่ ๑ ก", line, f"มติ {line}"), signed=(line,))
    opens = f"แต่งตั้งคณะกรรมการ{line} ประกอบด้วย"
    read_appointments(lines_of(document(opens, "๑. นิติกร กรรมการ", line, line)), Findings())
    read_text_report(f"ก\tข\n{line}\t{line}\n{line}")

    assert time.monotonic() - began < SECONDS
