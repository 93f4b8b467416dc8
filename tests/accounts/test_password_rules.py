"""Passwords that the office's own name makes up are refused."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def office(settings):
    settings.BASE_URL = "https://ita.phetmuangthong.go.th"
    make.agency(name="เทศบาลตำบลเพชรเมืองทอง")
    make.division("กองคลัง")


@pytest.mark.parametrize(
    "password",
    [
        "เพชรเมืองทอง2566",
        "เทศบาลตำบลเพชรเมืองทอง",
        "กองคลังเพชรเมืองทอง!",
        "PhetMuangThong-2566",
        "ita.phetmuangthong.go.th",
        "กองคลัง@๒๕๖๖๒๕๖๗",
        "ita2566admin",
        "phetmuangthong+ข้าว",
    ],
)
def test_names_of_the_office_are_no_password(password):
    with pytest.raises(ValidationError, match="เดาได้จากชื่อหน่วยงาน"):
        validate_password(password)


@pytest.mark.parametrize(
    "password", ["ข้าวเหนียวมะม่วงเย็น", "เพชรเมืองทองกินทุเรียนหมอน", "staple horse เพชร battery"]
)
def test_other_words_make_a_password_good(password):
    validate_password(password)


def test_before_the_office_has_a_name(settings):
    make.Agency.objects.all().delete()
    settings.BASE_URL = ""

    validate_password("ข้าวเหนียวมะม่วงเย็น")
