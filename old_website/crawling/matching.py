"""How well a text speaks of the items of a checklist: by synonyms and by likeness of titles."""

from collections.abc import Sequence
from functools import lru_cache

from old_website.crawling.likeness import Likeness
from old_website.crawling.synonyms import (
    BEST,
    LONG_PHRASE,
    Subject,
    Text,
    of_phrase,
    plain,
    subjects,
)

_LIKE = 96
# What a text says better of one item, it hardly says of another.
_BESIDE_THE_BEST = 0.8
# A plan is no report of it, whatever else their titles share; the word that comes first tells.
_KINDS = ("รายงาน", "สรุปผล", "แผน", "คู่มือ", "สถิติ", "แนวปฏิบัติ", "ช่องทาง", "ประมวล")
_OTHER_KIND, _OTHER_PART_OF_YEAR = 0.6, 0.7
_HALF = "6เดือน"


class Matcher:
    """The items of one checklist, by their titles."""

    def __init__(self, titles: Sequence[str]):
        self._titles = [plain(title) for title in titles]
        self._likeness = Likeness(self._titles)
        self.subjects: list[tuple[Subject, list[int]]] = []
        texts = [Text.of(title) for title in titles]
        for subject in subjects():
            places = subject.places(texts)
            if places:
                self.subjects.append((subject, places))
        self.scores = lru_cache(maxsize=20_000)(self._scores)

    def _scores(self, text: str) -> dict[int, float]:
        """The score of a text for each item that it may speak of, by place: 0 to 100."""
        written = Text.of(text)
        if len(written.letters) < 2:
            return {}
        scores = self._by_likeness(written)
        for subject, places in self.subjects:
            score = subject.score(written)
            for place in places:
                if score > scores.get(place, 0):
                    scores[place] = score
        least = _BESIDE_THE_BEST * max(scores.values(), default=0)
        return {place: score for place, score in scores.items() if score >= least}

    def _by_likeness(self, text: Text) -> dict[int, float]:
        scores = {}
        for place, like in self._likeness.with_all(text.letters).items():
            title = self._titles[place]
            if title and title in text.letters and len(title) >= LONG_PHRASE:
                like = max(like, of_phrase(len(title), len(text.letters)) / BEST)
            if _kind(title) != _kind(text.letters):
                like *= _OTHER_KIND
            if (_HALF in title) != (_HALF in text.letters):
                like *= _OTHER_PART_OF_YEAR
            scores[place] = like * _LIKE
        return scores


def _kind(letters: str) -> str:
    found = [(letters.find(kind), kind) for kind in _KINDS if kind in letters]
    return min(found)[1] if found else ""
