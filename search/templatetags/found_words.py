"""Found words in templates."""

from collections.abc import Iterable

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from search.excerpts import Piece

register = template.Library()


@register.filter
def marked(pieces: Iterable[Piece]) -> SafeString:
    """The text of the pieces, escaped, with the found words marked; no space between or around."""
    parts = (format_html("<mark>{}</mark>", p.text) if p.is_match else p.text for p in pieces)
    return format_html_join("", "{}", ((part,) for part in parts))
