"""What a body is called: its kind, its name and its place, each word once."""

import pytest

from agency.models import Agency
from agency.naming import Kind, body_word, place_after, with_kind
from tests import make


@pytest.mark.parametrize(
    ("typed", "kind", "name"),
    [
        ("บางระกำ", Kind.SUBDISTRICT_MUNICIPALITY, "เทศบาลตำบลบางระกำ"),
        ("เทศบาลตำบลบางระกำ", Kind.SUBDISTRICT_MUNICIPALITY, "เทศบาลตำบลบางระกำ"),
        ("ทต.บางระกำ", Kind.SUBDISTRICT_MUNICIPALITY, "ทต.บางระกำ"),
        ("บ้านไร่", Kind.SUBDISTRICT_ADMINISTRATION, "องค์การบริหารส่วนตำบลบ้านไร่"),
        ("อบต.บ้านไร่", Kind.SUBDISTRICT_ADMINISTRATION, "อบต.บ้านไร่"),
        ("เทศบาลบ้านไร่", Kind.TOWN_MUNICIPALITY, "เทศบาลบ้านไร่"),
        ("เมืองพัทยา", Kind.OTHER, "เมืองพัทยา"),
        ("บางระกำ", "", "บางระกำ"),
        ("", Kind.CITY_MUNICIPALITY, ""),
    ],
)
def test_the_kind_stands_once_before_the_name(typed, kind, name):
    assert with_kind(typed, kind) == name


@pytest.mark.parametrize(
    ("name", "kind", "word"),
    [
        ("เทศบาลตำบลบางระกำ", "", "เทศบาล"),
        ("เทศบาลบ้านไร่", "", "เทศบาล"),
        ("องค์การบริหารส่วนตำบลบ้านไร่", "", "อบต."),
        ("อบจ.พิษณุโลก", "", "อบจ."),
        ("บางระกำ", Kind.SUBDISTRICT_ADMINISTRATION, "อบต."),
        ("เมืองพัทยา", Kind.OTHER, "หน่วยงาน"),
        ("สำนักงานทดสอบ", "", "หน่วยงาน"),
    ],
)
def test_the_word_for_the_body(name, kind, word):
    assert body_word(name, kind) == word


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("เทศบาลตำบลบางระกำ", "อำเภอบางระกำ จังหวัดพิษณุโลก"),
        ("เทศบาลตำบลบางระกำ อำเภอบางระกำ", "จังหวัดพิษณุโลก"),
        ("เทศบาลตำบลบางระกำ อ.บางระกำ จ.พิษณุโลก", ""),
        ("องค์การบริหารส่วนจังหวัดพิษณุโลก", "อำเภอบางระกำ"),
        ("เทศบาลตำบลอำเภอบางระกำใหม่", "อำเภอบางระกำ จังหวัดพิษณุโลก"),  # another place
        ("", "อำเภอบางระกำ จังหวัดพิษณุโลก"),
    ],
)
@pytest.mark.parametrize("district", ["บางระกำ", "อำเภอบางระกำ", "อ.บางระกำ"])
@pytest.mark.parametrize("province", ["พิษณุโลก", "จังหวัดพิษณุโลก", "จ. พิษณุโลก"])
def test_district_and_province_stand_once(text, place, district, province):
    assert place_after(text, district, province) == place


def test_a_form_stores_the_whole_name():
    agency = Agency(name="บ้านไร่", kind=Kind.SUBDISTRICT_ADMINISTRATION)

    agency.clean()

    assert agency.name == "องค์การบริหารส่วนตำบลบ้านไร่"


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/", "/about/", "/privacy/", "/accessibility/", "/2566/"])
def test_no_page_doubles_a_word_or_calls_another_body_a_municipality(page, address):
    make.agency(
        kind=Kind.SUBDISTRICT_ADMINISTRATION,
        name="องค์การบริหารส่วนตำบลบ้านไร่ อำเภอเมืองน่าน",
        district="อำเภอเมืองน่าน",
        province="จังหวัดน่าน",
        address="หมู่ 1 ตำบลบ้านไร่ อำเภอเมืองน่าน จังหวัดน่าน 55000",
    )
    make.published(make.item())

    html = page(address)

    assert "อำเภออำเภอ" not in html
    assert "จังหวัดจังหวัด" not in html
    assert "เทศบาล" not in html
    assert "อำเภอเมืองน่าน อำเภอ" not in html
    assert "55000 อำเภอ" not in html


@pytest.mark.django_db
def test_the_office_is_called_by_its_own_word(page):
    make.agency(kind=Kind.SUBDISTRICT_ADMINISTRATION, name="องค์การบริหารส่วนตำบลบ้านไร่")
    make.published(make.item())

    assert "อบต.รายงานว่าดำเนินการแล้ว 1 รายการ" in page("/2566/")
