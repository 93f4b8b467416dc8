"""Thai dates, digits and lists in templates. Loaded everywhere as a builtin."""

from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal

from django import template
from django.utils import timezone
from django.utils.safestring import SafeString

from thai import baht as amounts
from thai import dates, digits, text_blocks

register = template.Library()


@register.filter
def thai_date(value: date | None) -> str:
    """29 กุมภาพันธ์ 2567"""
    return dates.format_thai_date(value) if value else ""


@register.filter
def thai_date_short(value: date | None) -> str:
    """29 ก.พ. 2567"""
    return dates.format_short_thai_date(value) if value else ""


@register.filter
def thai_datetime(value: datetime | None) -> str:
    """29 ก.พ. 2567 14:30 น."""
    return dates.format_thai_datetime(value) if value else ""


@register.filter
def thai_time(value: time | None) -> str:
    """14:30 น."""
    return dates.format_thai_time(value) if value else ""


@register.filter
def thai_digits_of(value) -> str:
    """๒๕๖๖"""
    return "" if value is None else digits.to_thai_digits(value)


@register.filter
def days_left(day: date | None) -> str:
    """เหลือ 12 วัน, ครบกำหนดวันนี้ or เลยกำหนด 3 วัน"""
    return dates.format_days_left(day, timezone.localdate()) if day else ""


@register.filter
def points(score: Decimal | None) -> str:
    """99.33: a score or final points with two decimals, halves up."""
    return "" if score is None else str(Decimal(score).quantize(Decimal("0.01"), ROUND_HALF_UP))


@register.filter
def baht(amount: Decimal | None) -> str:
    """30,000 or 28,450.50"""
    return amounts.format_baht(amount)


@register.filter
def as_lists(value: str) -> SafeString:
    """Typed lines as paragraphs and lists, with their printed markers."""
    return text_blocks.to_html(value or "")


@register.filter
def in_short(value: str) -> str:
    """The beginning of typed lines, on one line."""
    return text_blocks.in_short(value or "")


@register.filter
def mark_words(value: str) -> SafeString:
    """One line with its links, names, dates and numbers kept together."""
    return text_blocks.mark_words(value or "")


@register.filter
def keep_together(value: str) -> SafeString:
    """A value that is one word as a whole, such as a grade."""
    return text_blocks.keep_together(str(value or ""))


@register.simple_tag
def period(assignment) -> str:
    """The period of a measure or item: ต.ค.65 - ก.ย.66"""
    return dates.format_period(assignment.starts_on, assignment.ends_on)
