"""
What an edited document says of rows that the portal no longer has.

Somebody deleted them after the document was made. Their passages cannot be compared with anything
stored, and what was edited in them is told nevertheless.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace

from imports.edited_word.reading import EditedMinutes, Said
from meetings.passages import digest_of
from thai.digits import to_arabic_digits


def rows_to_add(edited: EditedMinutes, stored: EditedMinutes) -> list[Said]:
    """
    Rows of the document that no stored statement stands for, in their order.

    What stood behind a deleted statement stands behind the one before it.
    """
    before: dict[int, int] = {}
    for said in edited.spoken:
        before.setdefault(said.key, said.behind)

    def still_there(behind: int) -> int:
        while behind and ("statement", behind) not in stored.digests:
            behind = before.get(behind, 0)
        return behind

    return [
        replace(said, behind=still_there(said.behind))
        for said in edited.spoken
        if not said.key or ("statement", said.key) not in stored.digests
    ]


def was_edited(said: Said) -> bool:
    """Whether a row says something else than when the document was made, or is new."""
    return not said.key or _differs(said.digest, said.speaker, said.post, said.text)


def edited_resolutions(edited: EditedMinutes, stored: EditedMinutes) -> Iterator[int]:
    """Agenda items whose resolution is stored no more, and was edited."""
    for (kind, key), digest in edited.digests.items():
        if kind == "resolution" and (kind, key) not in stored.digests:
            words = edited.fields.get((kind, key, kind), "")
            if _differs(digest, words):
                yield key


def lost_words(
    edited: EditedMinutes, stored: EditedMinutes, items: Collection[int]
) -> Iterator[str]:
    """What was edited or added below agenda items that are gone: there is no place for it."""
    for key in [key for kind, key in edited.digests if kind == "agenda" and key not in items]:
        title, details = (
            edited.fields.get(("agenda", key, name), "") for name in ("title", "details")
        )
        if _differs_behind_number(edited.digests["agenda", key], title, details):
            yield "\n".join(filter(None, [title, details]))
    for said in rows_to_add(edited, stored):
        if said.agenda not in items and was_edited(said):
            yield "\n".join(filter(None, [said.speaker, said.post, said.text]))
    for key in edited_resolutions(edited, stored):
        if key not in items:
            yield edited.fields["resolution", key, "resolution"]


def _differs(digest: str, *words: str) -> bool:
    """Whether words are others than the digest's, which knows them as they were typed."""
    typed = {digest_of(*words), digest_of(*map(to_arabic_digits, words))}
    return digest not in typed and any(words)


def _differs_behind_number(digest: str, heading: str, details: str) -> bool:
    """The same of an agenda item, whose number is known no more: some words of the heading."""
    words = heading.split(" ")
    titles = (" ".join(words[first:]) for first in range(len(words)))
    return all(_differs(digest, title, details) for title in titles)
