"""Votes in the words of a resolution: "เห็นชอบ ๗ เสียง ไม่เห็นชอบ ๐ เสียง งดออกเสียง ๑ เสียง"."""

import re

from thai.digits import to_arabic_digits

_COUNT = r"(?:ด้วย)?(?:คะแนน)?(?:เสียง)?\s{0,9}(?:จำนวน)?\s{0,9}(\d{1,4})\s{0,9}(?:เสียง|คน|ท่าน)"
_WORDS = {
    "votes_for": r"(?<!ไม่)(?:เห็นชอบ|เห็นด้วย)",
    "votes_against": r"ไม่(?:เห็นชอบ|เห็นด้วย)",
    "abstentions": r"(?:งด|ไม่)ออกเสียง",
}
_PATTERNS = {field: re.compile(rf"{words}\s{{0,9}}{_COUNT}") for field, words in _WORDS.items()}


def read_votes(resolution: str) -> dict[str, int]:
    """
    The numbers of the one vote that a resolution tells, by field of the agenda item.

    Empty where it tells none, or two numbers of one kind: then it is about more than one vote.
    """
    text = to_arabic_digits(resolution)
    found = {field: pattern.findall(text) for field, pattern in _PATTERNS.items()}
    if any(len(numbers) > 1 for numbers in found.values()):
        return {}
    return {field: int(numbers[0]) for field, numbers in found.items() if numbers}
