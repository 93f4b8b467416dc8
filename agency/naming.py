"""
What a body of local government is called: its whole name, where it lies, and the word for it.

Officers type a name with or without the kind, a district with or without "อำเภอ". What stands on
pages says each word once.
"""

import re
from typing import NamedTuple

from django.db import models


class Kind(models.TextChoices):
    """
    The kinds of local government that the NACC assesses.

    Special ones (เมืองพัทยา) and other offices are `other`.
    """

    SUBDISTRICT_ADMINISTRATION = "sao", "องค์การบริหารส่วนตำบล (อบต.)"
    SUBDISTRICT_MUNICIPALITY = "tambon", "เทศบาลตำบล"
    TOWN_MUNICIPALITY = "town", "เทศบาลเมือง"
    CITY_MUNICIPALITY = "city", "เทศบาลนคร"
    PROVINCIAL_ADMINISTRATION = "pao", "องค์การบริหารส่วนจังหวัด (อบจ.)"
    OTHER = "other", "อื่น ๆ"


class Naming(NamedTuple):
    """How a kind stands in a name, the ways to shorten that, and the word for such a body."""

    whole: str
    short: tuple[str, ...]
    word: str


OFFICE = "หน่วยงาน"
NAMINGS = {
    Kind.SUBDISTRICT_ADMINISTRATION: Naming("องค์การบริหารส่วนตำบล", ("อบต.", "อบต"), "อบต."),
    Kind.PROVINCIAL_ADMINISTRATION: Naming("องค์การบริหารส่วนจังหวัด", ("อบจ.", "อบจ"), "อบจ."),
    Kind.SUBDISTRICT_MUNICIPALITY: Naming("เทศบาลตำบล", ("ทต.",), "เทศบาล"),
    Kind.TOWN_MUNICIPALITY: Naming("เทศบาลเมือง", ("ทม.",), "เทศบาล"),
    Kind.CITY_MUNICIPALITY: Naming("เทศบาลนคร", ("ทน.",), "เทศบาล"),
}
DISTRICT, PROVINCE = ("อำเภอ", "อ."), ("จังหวัด", "จ.")


def kind_in(name: str) -> Kind | None:
    """The kind with which a name begins; None where it tells none."""
    for kind, naming in NAMINGS.items():
        if name.startswith((naming.whole, *naming.short)):
            return kind
    return None


def with_kind(name: str, kind: str) -> str:
    """The name with its kind before it; as it is where it begins with one, or the kind has none."""
    name = name.strip()
    naming = NAMINGS.get(Kind(kind)) if kind else None
    if naming is None or not name or kind_in(name) or name.startswith("เทศบาล"):
        return name
    return f"{naming.whole}{name}"


def body_word(name: str, kind: str) -> str:
    """
    The word for the body in a sentence: เทศบาล, อบต., อบจ. or หน่วยงาน.

    Without a kind, the beginning of the name tells it.
    """
    known = Kind(kind) if kind else kind_in(name)
    if known in NAMINGS:
        return NAMINGS[known].word
    return "เทศบาล" if not kind and name.startswith("เทศบาล") else OFFICE


def bare(text: str, words: tuple[str, ...]) -> str:
    """The name of a place without the word for what it is."""
    text = text.strip()
    for word in words:
        text = text.removeprefix(word).strip()
    return text


def place_after(text: str, district: str, province: str) -> str:
    """
    "อำเภอ… จังหวัด…", to stand behind a text: without what the text says already.

    The text is a name or an address; an empty one says nothing.
    """
    parts = []
    for place, words in ((district, DISTRICT), (province, PROVINCE)):
        name = bare(place, words)
        if name and not _says(text, words, name):
            parts.append(f"{words[0]}{name}")
    return " ".join(parts)


def _says(text: str, words: tuple[str, ...], name: str) -> bool:
    either = "|".join(map(re.escape, words))
    return bool(re.search(rf"(?:{either})\s*{re.escape(name)}(?![\w\u0e00-\u0e7f])", text))


def head_of(name: str) -> str:
    """Whom memos of the office go to: "นายกเทศมนตรีตำบลทดสอบ"; หัวหน้าหน่วยงาน where unknown."""
    if name.startswith("เทศบาล"):
        return f"นายกเทศมนตรี{name.removeprefix('เทศบาล')}"
    return f"นายก{name}" if name.startswith("องค์การบริหาร") else "หัวหน้าหน่วยงาน"
