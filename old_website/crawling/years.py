"""The Buddhist year that a title, an address or a heading of an old page speaks of."""

import re
from urllib.parse import unquote, urlsplit

from thai.digits import to_arabic_digits

BUDDHIST = 543
EARLIEST, LATEST = 2545, 2599

_FULL = r"(?<![0-9])(25[4-9][0-9])(?![0-9])"
_SPAN = re.compile(
    _FULL + r"\s{0,3}(?:[-–—/]|ถึง)\s{0,3}(?:พ\.?\s?ศ\.?\s?)?(25[0-9]{2}|[0-9]{2})(?![0-9])"
)
_YEAR = re.compile(_FULL)
_COMMON = re.compile(r"(?<![0-9])(20[0-9]{2})(?![0-9])")
_SHORT = re.compile(
    r"(?:ปีงบประมาณ|ปีงบ|งบปี|ปี|งบ|ita|oit|พ\.?ศ\.?)[\s._-]{0,3}'?(?:พ\.?\s?ศ\.?\s?)?([4-9][0-9])(?![0-9])"
)
# The year of a law is not the year of the page that shows it.
_LAW = re.compile(
    r"(?:พระราชบัญญัติ|พ\.?ร\.?บ\.?|ระเบียบ|พระราชกฤษฎีกา|กฎกระทรวง|รัฐธรรมนูญ|ประมวลกฎหมาย)"
    r"[^0-9ป]{0,120}(?:ฉบับ[^0-9]{0,10}[0-9]{1,2}[^0-9]{1,10})?(?:พ\.?\s?ศ\.?\s{0,3}|พุทธศักราช\s{0,3})25[0-9]{2}"
)


def years_of(text: str) -> frozenset[int]:
    """
    The years that a text speaks of: 2566, ๒๕๖๖, ปี 66, 2023; each of a span 2566-2570.

    Years of laws do not count.
    """
    plain = _LAW.sub(" ", to_arabic_digits(text[:600]).lower())
    years: set[int] = set()
    for first, last in _SPAN.findall(plain):
        start, end = int(first), int(last) if len(last) == 4 else 2500 + int(last)
        years |= set(range(start, end + 1)) if start <= end <= start + 20 else {start, end}
    years |= {int(year) for year in _YEAR.findall(plain)}
    years |= {2500 + int(year) for year in _SHORT.findall(plain)}
    if not years:
        years = {int(year) + BUDDHIST for year in _COMMON.findall(plain)}
    return frozenset(year for year in years if EARLIEST <= year <= LATEST)


def years_of_address(url: str) -> frozenset[int]:
    """
    The Buddhist years of an address: "/ita2566/", "?year=2566", "plan-2566.pdf".

    A number alone at its end or behind "id=" is a number, and "/2023/05/" the day of an upload.
    """
    parts = urlsplit(url)
    folders = unquote(parts.path).split("/")
    named = [one for one in parts.query.split("&") if _YEAR_NAME.match(unquote(one))]
    last = [] if folders[-1].isdecimal() else folders[-1:]
    return years_of(_COMMON.sub(" ", " ".join([*last, *named, *folders[:-1]])))


_YEAR_NAME = re.compile(r"(?:[a-z_]{0,20}year|y|yy|ปี)=", re.IGNORECASE)
_EACH_YEAR = re.compile(
    r"ประจำปี(?:งบประมาณ)?\s{0,3}(?:พ\.?\s?ศ\.?)?\s{0,3}(?:(?<![0-9])(?:25|20)?[0-9]{2}(?![0-9]))?"
)
_YEAR_WORDS = re.compile(
    r"(?:ปีงบประมาณ|ปีงบ|ปี)?\s{0,3}(?:พ\.?\s?ศ\.?)?\s{0,3}(?<![0-9])(?:2[45]|20)[0-9]{2}(?![0-9])"
    r"|(?:ปีงบประมาณ|ปีงบ|ปี)\s{0,3}(?:พ\.?\s?ศ\.?)?\s{0,3}[4-9][0-9](?![0-9])"
)


def without_years(text: str) -> str:
    """A text without its years and the words that lead to them; "ประจำปี" stays."""
    plain = to_arabic_digits(text).lower()
    return _YEAR_WORDS.sub(" ", _EACH_YEAR.sub("ประจำปี ", plain))
