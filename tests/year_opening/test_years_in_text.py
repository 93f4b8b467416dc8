"""Titles that print a year, moved to another one."""

import pytest

from thai.years_in_text import move_printed_years


@pytest.mark.parametrize(
    ("title", "moved"),
    [
        ("รายงาน ประจำปีงบประมาณ พ.ศ. 2569", "รายงาน ประจำปีงบประมาณ พ.ศ. 2570"),
        ("รายงานผล ประจำปีงบประมาณ พ.ศ.2568", "รายงานผล ประจำปีงบประมาณ พ.ศ.2569"),
        ("แผนปฏิบัติการ ประจำปี ๒๕๖๙", "แผนปฏิบัติการ ประจำปี ๒๕๗๐"),
        # Not the year's own: spans of several years, laws, years long ago.
        ("แผนพัฒนาท้องถิ่น ปี 2566-2570", "แผนพัฒนาท้องถิ่น ปี 2566-2570"),
        ("แผนพัฒนา (พ.ศ. 2566 – 2570)", "แผนพัฒนา (พ.ศ. 2566 – 2570)"),
        ("ระเบียบกระทรวงมหาดไทย พ.ศ. 2569", "ระเบียบกระทรวงมหาดไทย พ.ศ. 2569"),
        ("ผลการประเมินตั้งแต่ปี 2560", "ผลการประเมินตั้งแต่ปี 2560"),
        ("โครงการที่ 25690", "โครงการที่ 25690"),
    ],
)
def test_the_titles_own_year_moves_and_no_other(title, moved):
    assert move_printed_years(title, 2569, 2570) == moved


def test_two_years_on():
    assert move_printed_years("ปี 2568 และปี 2569", 2569, 2571) == "ปี 2570 และปี 2571"


def test_a_long_text_takes_a_moment():
    text = "ปี" * 50_000 + " 2569"

    assert move_printed_years(text, 2569, 2570).endswith("2570")
