"""Names and grades of the office stay whole wherever they stand, as soon as they are stored."""

import pytest

from agency.models import GradeBand
from records.revision import raise_revision
from tests import make
from thai.text_blocks import mark_words

pytestmark = pytest.mark.django_db


def test_words_come_from_every_family(office_words):
    make.division("กองสวัสดิการสังคม")
    year = make.fiscal_year()
    GradeBand.objects.create(fiscal_year=year, name="ผ่านดีเยี่ยม", order=1, min_total=95)
    committee = make.committee(name="คณะกรรมการโปร่งใส")
    committee.members.create(order=1, name="พระครูสังฆรักษ์ สมหมาย", post="กรรมการ", role="กรรมการ")

    words = office_words().words

    assert {"กองสวัสดิการสังคม", "ผ่านดีเยี่ยม", "คณะกรรมการโปร่งใส"} <= words
    assert "พระครูสังฆรักษ์ สมหมาย" in words
    assert "ยังไม่ได้ดำเนินการ" in words
    assert '<span class="together">ผ่านดีเยี่ยม</span>' in mark_words("ได้ผ่านดีเยี่ยม แล้ว")


def test_a_new_name_is_known_at_the_next_request_after_its_revision(office_words, client):
    office_words()
    make.division("กองสวัสดิการสังคม")
    raise_revision()
    assert "กองสวัสดิการสังคม" not in office_words().words

    office_words.ask_again()

    assert "กองสวัสดิการสังคม" in office_words().words


def test_the_same_words_are_the_same_object(office_words):
    before = office_words()
    office_words.read_at = float("-inf")
    office_words.ask_again()

    assert office_words() is before


def test_a_request_asks_once(django_assert_num_queries, office_words):
    office_words()
    office_words.ask_again()

    with django_assert_num_queries(1):  # the revision
        for _ in range(9):
            office_words()
