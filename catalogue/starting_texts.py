"""
A text to begin with: stored facts of earlier years, for whoever writes about the next one.

A family that holds such facts says so once (`@starting_text`); the pages that offer the text ask
`starting_text_for` and know no family. The text is put into a box, where somebody goes on writing.
"""

from collections.abc import Callable, Iterator
from typing import Any

Compose = Callable[[Any], str]
_composers: list[Compose] = []


def starting_text(compose: Compose) -> Compose:
    """Decorator: a function from the fiscal year that is written about to a Thai text, or ""."""
    _composers.append(compose)
    return compose


def starting_text_for(fiscal_year: Any) -> str:
    """What is known for a year's texts to begin with; "" where nothing is."""
    return "\n".join(_texts(fiscal_year))


def _texts(fiscal_year: Any) -> Iterator[str]:
    for compose in _composers:
        if text := compose(fiscal_year):
            yield text
