"""
The EIT survey, in which citizens score the municipality: its address and its QR code.

The address is the NACC's (domain: https://itas.nacc.go.th/go/eit/<code>). The survey of the
staff, IIT, has an address too, which is never public; so only a bare code is accepted here.
"""

from dataclasses import dataclass
from functools import lru_cache

import segno
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator

SURVEYS = "https://itas.nacc.go.th/go/eit/"

check_code = RegexValidator(
    r"^[A-Za-z0-9_-]+\Z", "กรุณากรอกเฉพาะรหัส (ตัวอักษรอังกฤษและตัวเลข) ไม่ต้องกรอกที่อยู่เว็บทั้งหมด"
)


@dataclass(frozen=True)
class EitSurvey:
    """Where citizens answer the survey."""

    address: str

    @property
    def qr_code(self) -> str:
        """The address as a QR code, a data: address of an SVG picture drawn here."""
        return _draw(self.address)


def survey_of(code: str) -> EitSurvey | None:
    """The survey of an agency's code; None while there is no usable code."""
    try:
        check_code(code)
    except ValidationError:
        return None
    return EitSurvey(SURVEYS + code)


@lru_cache(maxsize=4)
def _draw(address: str) -> str:
    # Level q: a quarter may be dirty or torn. White ground, or no phone reads it on a dark page.
    return segno.make(address, error="q").svg_data_uri(border=4, scale=1, light="#fff")
