"""
The digits of a printed document are of one kind: Thai, as the Saraban style wants them.

Whoever typed 2566 gets ๒๕๖๖ in print. Left as they are: web and mail addresses, and codes of
programs, which nobody could type again from Thai digits.
"""

import re

from thai.digits import to_thai_digits
from thai.links import links_in

# Letters and digits without a space between, such as "PDF/A-3a", a SHA-256 or "name@office.go.th".
# Latin letters make the code; a number alone ("0 3456 7890", "65/2566") is running text.
_TOKEN = re.compile(r"[A-Za-z0-9@._%+/\-]+")
_LETTER = re.compile("[A-Za-z]")
# The items of the assessment are words of the office, printed as "o๑๓".
_ITEM = re.compile(r"[oOiIeE][0-9]{1,2}[.,]?")


def document_digits(text: str) -> str:
    """
    A text with Thai digits but for its addresses and codes; every character keeps its place.

    Telephone numbers, amounts, dates and numbers of procurement are converted. Costs what the
    text is long; converting twice changes nothing.
    """
    parts, end = [], 0
    for link in links_in(text):
        parts += [_running(text[end : link.start]), link.words]
        end = link.end
    return "".join([*parts, _running(text[end:])])


def _running(text: str) -> str:
    return _TOKEN.sub(_converted, text)


def _converted(token: re.Match[str]) -> str:
    is_code = _LETTER.search(token[0]) and not _ITEM.fullmatch(token[0])
    return token[0] if is_code else to_thai_digits(token[0])
