"""What a page says of itself to search engines and social networks."""

import html
import json
import re

import pytest

from agency.models import SocialLink
from tests import make

pytestmark = pytest.mark.django_db

SITE = "https://ita.example.go.th"
_BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
_META = re.compile(r'<meta property="og:(\w+)" content="([^"]*)">')


def facts(text, kind):
    """The one JSON-LD block of a type on a page."""
    (found,) = [each for each in map(json.loads, _BLOCK.findall(text)) if each["@type"] == kind]
    assert found["@context"] == "https://schema.org"
    return found


def test_home_and_about_name_the_municipality(page):
    agency = make.agency(name="เทศบาลตัวอย่าง", phone="0 0000 0000")
    SocialLink.objects.create(agency=agency, name="Facebook", url="https://fb.example.com/a")

    assert facts(page("/"), "GovernmentOrganization")["name"] == "เทศบาลตัวอย่าง"
    about = facts(page("/about/"), "GovernmentOrganization")
    assert about["telephone"] == "0 0000 0000"
    assert about["address"]["addressRegion"] == "อ่างทอง"
    assert about["sameAs"] == ["https://fb.example.com/a"]
    assert "email" not in about


def test_a_meeting_is_an_event(page):
    meeting = make.meeting(starts_at="09:30", place="ห้องประชุม")

    event = facts(page(meeting.get_absolute_url()), "Event")

    assert event["startDate"] == "2022-11-29T09:30:00+07:00"
    assert event["location"]["name"] == "ห้องประชุม"
    assert "endDate" not in event


def test_the_data_of_a_year_is_a_dataset_and_all_of_it_a_catalogue(page, client):
    make.item()

    dataset = facts(page("/2566/data/"), "Dataset")
    catalogue = facts(page("/open-data/"), "DataCatalog")

    assert dataset["temporalCoverage"] == "2022-10-01/2023-09-30"
    assert dataset["license"].startswith("https://creativecommons.org/")
    assert dataset["dateModified"].endswith("+07:00")
    addresses = [file["contentUrl"].removeprefix(SITE) for file in dataset["distribution"]]
    assert len(addresses) == 42
    assert all(client.head(address).status_code == 200 for address in addresses)
    assert [each["url"] for each in catalogue["dataset"]] == [f"{SITE}/2566/data/"]


def test_breadcrumbs_are_told_as_they_are_printed(page):
    make.item(number=12)

    trail = facts(page("/2566/oit/o12/"), "BreadcrumbList")["itemListElement"]

    assert [step["position"] for step in trail] == [1, 2, 3, 4]
    assert [step["name"] for step in trail] == ["หน้าแรก", "ปีงบประมาณ 2566", "OIT", "ข้อ o12"]
    assert trail[2]["item"] == f"{SITE}/2566/oit/"
    assert "item" not in trail[3]


@pytest.mark.parametrize("title", ["</script><script>a</script>", "<!--<script>", "&lt;", '"'])
def test_no_title_breaks_out_of_the_data(page, title):
    measure = make.measure(number=1, title=title)

    text = page(measure.get_absolute_url())

    assert facts(text, "BreadcrumbList")["itemListElement"][-1]["name"] == title
    assert not any({*"<>&"} & {*block} for block in _BLOCK.findall(text))


def test_title_and_address_are_told_to_social_networks(page):
    make.agency(name='เทศบาล "ก"')
    make.measure(number=1, title='งด "ของขวัญ" & <b>')

    text = page("/2566/measures/1/?from=somewhere")

    values = {name: html.unescape(value) for name, value in _META.findall(text)}
    assert values["title"] == 'งด "ของขวัญ" & <b> · ปีงบประมาณ 2566'
    assert values["url"] == f"{SITE}/2566/measures/1/"
    assert values["site_name"] == 'เทศบาล "ก"'
    assert values["locale"] == "th_TH"
    assert values["description"]
    assert f'<link rel="canonical" href="{SITE}/2566/measures/1/">' in text


def test_a_title_with_quotation_marks_stays_inside_its_attribute(page):
    text = page("/search/?q=%22%3E%3Cb%3E")

    values = dict(_META.findall(text))
    assert html.unescape(values["title"]) == 'ค้นหา ""><b>"'


def test_a_page_that_is_not_there_has_no_address_of_its_own(client):
    text = client.get("/nothing/").content.decode()

    assert "ไม่พบหน้านี้" in text
    assert "canonical" not in text
    assert "og:" not in text
