"""What is odd in the municipality's own particulars, its divisions and its calendar."""

import re
from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import urlsplit

from django.utils import timezone

from agency.models import Agency, Deadline, Division, FiscalYear, SocialLink
from catalogue.notices import Around, Notice, notice
from catalogue.similar_names import same_to_a_reader
from thai.dates import fiscal_year_bounds, fiscal_year_of, format_thai_date
from thai.digits import to_arabic_digits
from thai.likeness import key_of, repeated

# 02 123 4567, 035-123-456, 081 234 5678, +66 …, 1567; a slash, comma or word parts two numbers.
_NUMBER = re.compile(r"\+?\d[\d\s.()-]*\d")
_SLIPS = re.compile(
    r"@(gmial|gamil|gmai|gnail|hotmial|hotmai|yaho)\.|\.(con|cmo|ocm|vom|comm|co\.t|go\.t)$", re.I
)
_NOT_OURS = re.compile(r"(^|\.)(example\.(com|org|net)|localhost)$|^[\d.]+$")
_NETWORKS = {
    "facebook": ("facebook.com", "fb.com", "fb.me", "fb.watch"),
    "youtube": ("youtube.com", "youtu.be"),
    "line": ("line.me", "lin.ee"),
    "tiktok": ("tiktok.com",),
    "instagram": ("instagram.com",),
    "twitter": ("twitter.com", "x.com"),
}
_NETWORK_NAMES = {"เฟซบุ๊ก": "facebook", "เฟสบุ๊ค": "facebook", "เฟสบุ๊ก": "facebook", "ยูทูบ": "youtube",
                  "ไลน์": "line"}  # fmt: skip
# The calendar of a year begins a little before it and ends with the announcement of its result.
BEFORE_YEAR, AFTER_YEAR = timedelta(days=120), timedelta(days=365)
FIRST_YEAR = 2546  # older years are of another kind of report


def is_phone(text: str) -> bool:
    """Whether a text holds a Thai telephone number: 9 or 10 digits from 0, or a short one."""
    for match in _NUMBER.finditer(to_arabic_digits(text)):
        digits = re.sub(r"\D", "", match[0])
        if match[0].startswith("+66"):
            digits = "0" + digits[2:].removeprefix("0")
        if re.fullmatch(r"0[2-9]\d{7,8}|1\d{2,3}", digits):
            return True
    return False


def network_of(name: str) -> tuple[str, ...]:
    """The hosts of the social network that a name tells; () for an unknown one."""
    key = key_of(name)
    for word, network in _NETWORK_NAMES.items():
        key = key.replace(word, network)
    return next((hosts for network, hosts in _NETWORKS.items() if network in key), ())


def host_of(url: str) -> str:
    """The host of a web address without www; "" where there is none."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


@notice(Agency, "agency-phone")
def phone(agency: Agency, around: Around) -> Iterator[Notice]:
    if agency.phone and not is_phone(agency.phone):
        yield Notice(
            f"โทรศัพท์ “{agency.phone}” ไม่เหมือนหมายเลขโทรศัพท์ไทย (ขึ้นต้นด้วย 0 มี 9 หรือ 10 หลัก) "
            "กรุณานับจำนวนหลัก",
            "phone",
        )


@notice(Agency, "agency-email")
def email(agency: Agency, around: Around) -> Iterator[Notice]:
    if _SLIPS.search(agency.email):
        yield Notice(
            f"อีเมล “{agency.email}” สะกดชื่อหลังเครื่องหมาย @ ไม่เหมือนที่ใช้กันทั่วไป กรุณาตรวจตัวสะกด", "email"
        )


@notice(Agency, "agency-website")
def website(agency: Agency, around: Around) -> Iterator[Notice]:
    host = host_of(agency.website)
    networks = [hosts for hosts in _NETWORKS.values() if host in hosts]
    if agency.website and (
        _NOT_OURS.search(host) or networks or agency.website.lower().count("http") > 1
    ):
        yield Notice(
            f"เว็บไซต์หลัก “{agency.website}” ไม่เหมือนที่อยู่เว็บไซต์ของหน่วยงาน "
            "กรุณาเปิดดูว่าเป็นเว็บไซต์ของหน่วยงานท่าน",
            "website",
        )


@notice(Agency, "social-link-twice", reads=("social_links",))
def social_link_twice(agency: Agency, around: Around) -> Iterator[Notice]:
    links = around.below(agency, "social_links")
    for place, first in repeated([link.url.rstrip("/").casefold() for link in links]):
        yield Notice(
            f"ที่อยู่เว็บนี้ซ้ำกับช่องทาง “{links[first].name}” กรุณาตรวจว่าคัดลอกถูกช่องทาง", "url", links[place]
        )


@notice(SocialLink, "social-link-other-network")
def other_network(link: SocialLink, around: Around) -> Iterator[Notice]:
    hosts, host = network_of(link.name), host_of(link.url)
    if hosts and not any(host == known or host.endswith(f".{known}") for known in hosts):
        yield Notice(f"ช่องทาง “{link.name}” แต่ที่อยู่เว็บเป็นของ {host} กรุณาตรวจที่อยู่เว็บ", "url")


@notice(Division, "division-name-alike")
def division_alike(division: Division, around: Around) -> Iterator[Notice]:
    yield from same_to_a_reader(division, around.alike(division, "name"), "name")


@notice(Deadline, "deadline-title-alike")
def deadline_alike(deadline: Deadline, around: Around) -> Iterator[Notice]:
    others = around.alike(deadline, "title", fiscal_year=deadline.fiscal_year_id)
    yield from same_to_a_reader(deadline, others, "title")


@notice(Deadline, "deadline-outside-its-year")
def deadline_outside(deadline: Deadline, around: Around) -> Iterator[Notice]:
    first, last = fiscal_year_bounds(deadline.fiscal_year.year_be)
    if not first - BEFORE_YEAR <= deadline.due_on <= last + AFTER_YEAR:
        yield Notice(
            f"ครบกำหนดวันที่ {format_thai_date(deadline.due_on)} "
            f"อยู่นอกปีงบประมาณ {deadline.fiscal_year} กรุณาตรวจวันที่",
            "due_on",
        )


@notice(FiscalYear, "year-far-away")
def year_far(fiscal_year: FiscalYear, around: Around) -> Iterator[Notice]:
    this_year = fiscal_year_of(timezone.localdate())
    if not FIRST_YEAR <= fiscal_year.year_be <= this_year + 2:
        yield Notice(
            f"ปีงบประมาณ {fiscal_year} ห่างจากปีงบประมาณปัจจุบัน ({this_year}) มาก กรุณาตรวจตัวเลขปี",
            "year_be",
        )
