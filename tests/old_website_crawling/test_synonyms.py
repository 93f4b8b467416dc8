"""The data file of synonyms: every entry leads from words to words, and to an item of some year."""

import re
import tomllib

import pytest

from old_website.crawling.matching import Matcher
from old_website.crawling.synonyms import SOURCE, Phrase, Text, adds_nothing, plain, says_nothing
from tests.old_website_crawling.test_suggesting import YEARS, items_of

DATA = tomllib.loads(SOURCE.read_text(encoding="utf-8"))
TITLES = [Text.of(item.title) for year in YEARS for item in items_of(year)]


@pytest.mark.parametrize("subject", DATA["subject"], ids=lambda subject: subject["item"][0])
def test_every_subject_is_that_of_an_item_of_some_year(subject):
    phrases = [Phrase.of(one) for one in subject["item"]]

    assert any(phrase.is_in(title) for phrase in phrases for title in TITLES)


@pytest.mark.parametrize("subject", DATA["subject"], ids=lambda subject: subject["item"][0])
def test_no_word_of_a_subject_is_empty_a_code_or_refused_by_itself(subject):
    refused = [Phrase.of(one) for one in subject.get("not", [])]

    for written in subject["words"]:
        assert Phrase.of(written).parts, written
        assert not re.fullmatch(r"o\d+", written)
        assert not any(phrase.is_in(Text.of(written)) for phrase in refused), written


@pytest.mark.parametrize("year", YEARS)
def test_every_item_of_every_year_has_a_subject(year):
    matcher = Matcher([item.title for item in items_of(year)])
    with_subject = {place for _, places in matcher.subjects for place in places}

    assert [one.title for n, one in enumerate(items_of(year)) if n not in with_subject] == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("แผน ประจำปีงบประมาณ พ.ศ. 2566", "แผน ประจำปี"),
        ("O12 รายงาน", "รายงาน"),
        ("1.2 รายงาน", "รายงาน"),
        ("ข้อ ๕ รายงาน", "รายงาน"),
        ("รายงาน มกราคม ๒๕๖๖", "รายงาน"),
        ("รายงาน ประจำเดือน มกราคม ๒๕๖๖", "รายงานรายเดือน"),
        ("E–Service", "e-service"),
        ("ประกาศ  เจตนารมณ์", "ประกาศเจตนารมณ์"),
        ("นํ้า", "น้ำ"),
        ("รอบ ๖ เดือน", "รอบ6เดือน"),
    ],
)
def test_spellings_are_compared_alike(one, other):
    assert plain(one) == plain(other)


def test_a_year_tells_documents_apart_though_it_names_none():
    assert says_nothing("ปี 2565")
    assert says_nothing("ม.ค. 66")
    assert not adds_nothing("ม.ค. 66")
    assert not adds_nothing("ปี 2565")
    assert adds_nothing("ดาวน์โหลด")
