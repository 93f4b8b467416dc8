"""When two texts are the same to a reader: digits, spaces and what nobody sees do not count."""

import re
from collections.abc import Iterable

from thai.digits import to_arabic_digits
from thai.spelling import normalise

_SPACE = re.compile(r"\s+")
# The longer ones first: นางสาว begins with นาง.
_TITLES = re.compile(
    r"(ว่าที่(ร้อยตรี|ร้อยโท|ร้อยเอก|ร\.ต\.|ร\.ท\.|ร\.อ\.)(หญิง)?|นางสาว|น\.ส\.|นาย|นาง|ด\.ต\.|จ\.ส\.อ\.|"
    r"ดร\.|คุณ|พระครู|พระ|mr\.|mrs\.|ms\.)"
)


def key_of(text: str) -> str:
    """What a reader takes a number or title for: ๙.๓, 9.3 and "9. 3" have one key."""
    return _SPACE.sub("", to_arabic_digits(normalise(text))).casefold().strip(".")


def name_key(name: str) -> str:
    """A person's name as people compare it: without titles and spaces; "" for nobody."""
    key, before = key_of(name), None
    while key != before:
        before, key = key, _TITLES.sub("", key, count=1) if _TITLES.match(key) else key
    return key


def repeated(keys: Iterable[str]) -> list[tuple[int, int]]:
    """Which places hold a key that stood before, as pairs (place, first place); "" never counts."""
    first: dict[str, int] = {}
    found = []
    for place, key in enumerate(keys):
        if key and first.setdefault(key, place) != place:
            found.append((place, first[key]))
    return found
