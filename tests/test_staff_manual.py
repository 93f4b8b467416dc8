"""The staff manual shows pictures that exist, and names what the pages really say."""

import re
from pathlib import Path

import pytest

from help_pages.documents import manual
from progress.work import Step
from tests.manual.steps import steps

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


def test_chapters_and_sections_have_names_of_their_own_that_never_change_with_their_titles():
    """Links and the search lead to them, on the pages and in the file alike."""
    anchors = [
        *manual().chapters,
        *(section.anchor for section in manual().sections if section.title),
    ]

    assert all(anchors)
    assert len(anchors) == len(set(anchors))
    headings = re.findall(r"^##+ ", MANUAL, re.MULTILINE)
    assert len(headings) == len(anchors)


def test_every_numbered_step_is_walked_in_a_browser():
    """tests/manual presses what the steps name, in their order, up to the last of them."""
    walks = "".join(
        path.read_text(encoding="utf-8") for path in ROOT.glob("tests/manual/test_*.py")
    )

    assert sorted(re.findall(r'begin\(\w+, "([a-z-]+)"\)', walks)) == sorted(steps())


def test_every_chapter_has_steps():
    places = {
        section.chapter.slug
        for section in manual().sections
        if (section.anchor or section.chapter.slug) in steps()
    }

    assert set(manual().chapters) - places == set()
