"""Two spellings of what is likely one name: ดวงดา and ดวงตา of one surname, Gfit beside Gift."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations

from thai.likeness import name_key

ALIKE = "ชื่อคนเดียวกันอาจสะกดต่างกัน: “{one}” กับ “{other}”"
SLIP = "คำว่า “{rare}” อาจพิมพ์ผิด ที่อื่นในเอกสารเขียน “{usual}”"
MOST_NAMES = 400
MOST_WORDS = 2_000
LEAST_LETTERS = 4

_WORD = re.compile(r"[A-Za-z]{4,20}")


def names_alike(names: Sequence[str]) -> list[str]:
    """A sentence for each pair of names that differ by one letter of one word."""
    by_key = {name_key(name): name for name in names}
    by_key.pop("", None)
    told = []
    for one, other in combinations(sorted(by_key)[:MOST_NAMES], 2):
        if _differ_by_one(one, other) and _share_a_word(by_key[one], by_key[other]):
            told.append(ALIKE.format(one=by_key[one], other=by_key[other]))
    return told


def _share_a_word(one: str, other: str) -> bool:
    """Whether given name or surname is the same: two people are rarely so alike otherwise."""
    words = [{name_key(word) for word in name.split()} - {""} for name in (one, other)]
    return bool(words[0] & words[1]) and len(words[0]) > 1


def _differ_by_one(one: str, other: str) -> bool:
    """Whether one letter was changed, left out, put in, or two neighbours were swapped."""
    if abs(len(one) - len(other)) > 1 or min(len(one), len(other)) < LEAST_LETTERS:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    if len(one) == len(other):
        rest, rest_of_other = one[start:], other[start:]
        swapped = rest[1::-1] + rest[2:] == rest_of_other
        return rest[1:] == rest_of_other[1:] or swapped
    shorter, longer = sorted((one, other), key=len)
    return shorter[start:] == longer[start + 1 :]


def latin_slips(texts: Iterable[str]) -> list[str]:
    """Latin words whose letters are those of a word that stands more often, in another order."""
    counted = Counter(word for text in texts for word in _WORD.findall(text))
    by_letters: dict[str, list[str]] = {}
    for word, _ in counted.most_common(MOST_WORDS):
        by_letters.setdefault("".join(sorted(word.lower())), []).append(word)
    told = []
    for words in by_letters.values():
        usual = words[0]
        for rare in words[1:]:
            if rare.lower() != usual.lower() and counted[rare] < counted[usual]:
                told.append(SLIP.format(rare=rare, usual=usual))
    return told
