"""The staff manual shows pictures that exist, and names what the pages really say."""

import re
from pathlib import Path

import pytest

from progress.work import Step

ROOT = Path(__file__).resolve().parent.parent
MANUAL = (ROOT / "docs/staff-manual.md").read_text(encoding="utf-8")


def test_every_picture_of_the_manual_is_there_and_every_picture_is_shown():
    shown = set(re.findall(r"\((images/manual/[^)]+)\)", MANUAL))

    assert shown == {f"images/manual/{path.name}" for path in ROOT.glob("docs/images/manual/*.png")}


@pytest.mark.parametrize("step", Step)
def test_every_group_of_the_work_page_is_explained(step):
    assert f"| {step.label} |" in MANUAL


@pytest.mark.parametrize(
    "words",
    [
        "บันทึกร่าง",
        "ส่งตรวจ",
        "เผยแพร่",
        "ส่งกลับแก้ไข",
        "นำกลับมา",
        "ผลการตรวจของระบบ",
        "น่าสังเกต",
        "บันทึกตามที่กรอก",
    ],
)
def test_the_words_of_the_manual_stand_on_the_pages(words):
    assert f"“{words}”" in MANUAL or f"**{words}**" in MANUAL
    pages = [*ROOT.glob("templates/admin/**/*.html"), *ROOT.glob("static/js/*.js")]
    assert any(words in path.read_text(encoding="utf-8") for path in pages)
