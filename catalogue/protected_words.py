"""
The office's own words that no line break may tear: names of people, divisions, grades.

A family says with its record which fields hold them (`Record.whole_words`); thai.protected, which
reads no database, asks here. The words are read once for a revision, a query for each kind.
"""

import time
from collections.abc import Iterator
from typing import Any

from django.core.signals import request_started

from catalogue.registry import records
from records.revision import revision_number
from thai.protected import Vocabulary

MOST_OF_A_KIND = 20_000
# Names in drafts raise no revision: whoever looks at one sees them after this time.
READ_AGAIN_AFTER = 60  # seconds
# Beside a request, as in a long command, the revision is asked for no more often.
ASK_AGAIN_AFTER = 5  # seconds


class OfficeWords:
    """The words as they were last read; calling it gives them, and looks whether they are new."""

    def __init__(self) -> None:
        self.words = Vocabulary()
        self.revision = -1
        self.read_at = self.asked_at = float("-inf")

    def ask_again(self, **_signal: Any) -> None:
        """A new request: whoever needs the words next asks the database whether they changed."""
        self.asked_at = float("-inf")

    def __call__(self) -> Vocabulary:
        now = time.monotonic()
        if now - self.asked_at < ASK_AGAIN_AFTER:
            return self.words
        self.asked_at = now
        revision = revision_number()
        if revision != self.revision or now - self.read_at >= READ_AGAIN_AFTER:
            found = Vocabulary(_stored_words(levels=False), _stored_words(levels=True))
            # The same words stay the same object, for which finished HTML is remembered.
            self.words = self.words if found == self.words else found
            self.revision, self.read_at = revision, now
        return self.words


office_words = OfficeWords()


def connect() -> None:
    """Ask at each request again."""
    request_started.connect(office_words.ask_again, dispatch_uid="catalogue.protected_words")


def _stored_words(*, levels: bool) -> Iterator[str]:
    for record in (record for record in records() if record.words_are_levels == levels):
        yield from record.more_whole_words
        for fields in record.whole_words:
            rows = record.model._default_manager.order_by().values_list(*fields).distinct()
            yield from (" ".join(filter(None, row)) for row in rows[:MOST_OF_A_KIND])
