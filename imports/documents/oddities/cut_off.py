"""Texts that end in the middle of a word or a sentence."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

TAIL = 7  # letters at the end that are sought elsewhere
MOST_LETTERS = 1_000_000  # of a document, beyond which nothing is compared
LEAST_ELSEWHERE = 3  # times that they go on elsewhere, always with the same letter

# Vowels that never stand last: a consonant has to follow (เ แ โ ใ ไ, ั, ื, ึ, and ็ but in ก็).
_TONE = "[\u0e48-\u0e4b]?"
_OPEN_VOWEL = re.compile(rf"(?:[เแโใไ]|[ัืึ]{_TONE}|(?<!ก)็)$")
_CONNECTIVE = re.compile(r"(?:และ|หรือ|แต่|โดย|ซึ่ง|เพื่อ|ของ|กับ|,)$")
_THAI = re.compile(r"[ก-ฮะ-ฺเ-ๆ็-๎]")


def ends_cut(text: str) -> bool:
    """Whether the end of a text cannot be one: an open vowel, a connective, an open bracket."""
    end = text.rstrip(" .\n\t")
    if not end or text.rstrip().endswith((".", "…", "ฯลฯ", "ๆ")):
        return False
    if _OPEN_VOWEL.search(end) or _CONNECTIVE.search(end):
        return True
    return end.count("(") > end.count(")")


class Endings:
    """How the texts of a document go on where other texts of it end."""

    def __init__(self, texts: Sequence[str]):
        self._next: dict[str, list[str]] = defaultdict(list)
        letters = 0
        for text in texts:
            letters += len(text)
            if letters > MOST_LETTERS:
                break
            for at in range(TAIL, len(text) + 1):
                self._next[text[at - TAIL : at]].append(text[at : at + 1])

    def is_cut(self, text: str) -> bool:
        """
        Whether the last letters go on elsewhere, always in the same way: "เว็บไซ" is "เว็บไซต์" in
        every other place.
        """
        after = self._next.get(text.rstrip()[-TAIL:], [])
        others = [letter for letter in after if letter]
        goes_on = len(others) >= LEAST_ELSEWHERE and len(others) == len(after) - 1
        return goes_on and len(set(others)) == 1 and bool(_THAI.match(others[0]))


def cut_texts(named: Iterable[tuple[str, str]], document: Sequence[str]) -> list[str]:
    """The names of those texts that are cut off; `document` are all texts of the document."""
    endings = Endings(document)
    return [name for name, text in named if text and (ends_cut(text) or endings.is_cut(text))]
