"""The EIT survey: its block, its QR code, its poster."""

from urllib.parse import unquote

import pytest
from django.core.exceptions import ValidationError

from agency.models import Agency
from tests import made, make
from tests.documents.reading import opened, qr_codes_in, text_by_poppler

pytestmark = pytest.mark.django_db
ADDRESS = "https://itas.nacc.go.th/go/eit/abc123"


@pytest.fixture
def surveyed():
    return make.agency(name="เทศบาลตำบลเพชรเมืองทอง", eit_code="abc123")


def test_home_and_the_item_of_the_survey_show_its_code(surveyed, page):
    make.item(number=43, shows_eit_code=True)
    make.item(number=42)

    for address in ("/", "/survey/", "/2566/oit/o43/"):
        html = page(address)
        assert f'href="{ADDRESS}"' in html, address
        assert 'src="data:image/svg+xml' in html, address
        assert 'href="/survey/poster.pdf"' in html, address
    assert ADDRESS not in page("/2566/oit/o42/")


def test_a_telephone_reads_the_address_off_the_qr_code(surveyed):
    svg = unquote(surveyed.eit_survey.qr_code.partition(",")[2])

    assert qr_codes_in(svg.encode(), "svg") == [ADDRESS]


def test_without_a_code_there_is_no_block_and_no_poster(client, page):
    make.agency()
    make.item(number=43, shows_eit_code=True)

    for address in ("/", "/survey/", "/2566/oit/o43/"):
        assert "itas.nacc.go.th" not in page(address), address
    assert "ยังไม่เปิดให้ตอบแบบวัด" in page("/survey/")
    assert client.get("/survey/poster.pdf").status_code == 404


@pytest.mark.parametrize(
    "typed", ["https://itas.nacc.go.th/go/iit/abc123", "../iit/abc", "abc 123", "กขค", "a\n"]
)
def test_only_a_bare_code_is_taken_so_no_other_link_gets_public(typed):
    with pytest.raises(ValidationError, match="กรอกเฉพาะรหัส"):
        Agency(name="ท", district="อ", province="จ", eit_code=typed).full_clean()

    assert Agency(eit_code=typed).eit_survey is None


def test_the_poster_is_one_sheet_that_names_the_agency(surveyed, client):
    response = made.answer(client, "/survey/poster.pdf")
    data = b"".join(response)

    assert response["Content-Type"] == "application/pdf"
    assert len(opened(data).pages) == 1
    text = text_by_poppler(data)
    for words in ("เทศบาลตำบลเพชรเมืองทอง", ADDRESS, "ส่องรหัสนี้"):
        assert words in text
    assert qr_codes_in(data) == [ADDRESS]


def test_the_foot_of_every_page_leads_to_the_survey_and_to_verifying(surveyed, page):
    foot = page("/about/").partition("<footer")[2]

    assert 'href="/survey/"' in foot
    assert 'href="/verify/"' in foot
