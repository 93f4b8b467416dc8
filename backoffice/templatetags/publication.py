"""What strangers have of a row, for pages of the back office."""

from typing import Any

from django import template

from backoffice.publication_pages import publication_address
from catalogue.visibility import Visibility, visibility_of

register = template.Library()


@register.simple_tag
def visibility(row: Any) -> Visibility:
    """What a stranger has of a row of the catalogue, as it stands in memory."""
    return visibility_of(row)


register.simple_tag(publication_address, name="publication_address")
