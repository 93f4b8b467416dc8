"""
What an edited document would change in the stored minutes, passage by passage.

The stored minutes are written for Word and read back as well: only what differs between two
documents that were read alike is a change, and lines that are alike stay as they were typed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from imports.edited_word.gone import edited_resolutions, lost_words, rows_to_add, was_edited
from imports.edited_word.reading import EditedMinutes, Said, read_edited
from meetings.models import AgendaItem, Meeting, Statement
from meetings.word import render_minutes_docx
from thai.differences import Piece, pieces

LABELS = {
    "opening": "ข้อความเปิดประชุม",
    "title": "ชื่อเรื่อง",
    "details": "รายละเอียด",
    "resolution": "มติที่ประชุม",
    "speaker": "ผู้พูด",
    "post": "ตำแหน่งผู้พูด",
    "text": "คำกล่าว",
}
RESOLUTION = "มติที่ประชุม"
ADDED, REMOVED = "added", "removed"


@dataclass(frozen=True)
class Change:
    """
    One passage that reads otherwise in the document.

    key: "statement-34-text", "added-12-33-1" or "removed-34". was: as stored; becomes: as proposed.
    is_stale: somebody changed or deleted the passage in the portal after the document was made.
    said: speaker, post and words of what is to be added.
    """

    key: str
    place: str
    label: str
    was: str
    becomes: str
    is_stale: bool = False
    said: tuple[str, str, str] | None = None

    @property
    def is_taken(self) -> bool:
        """Whether it is ticked before anybody looked: what others changed or lose is not."""
        return not self.is_stale and bool(self.becomes)

    @property
    def pieces(self) -> list[Piece]:
        """What is taken out and put in."""
        return pieces(self.was, self.becomes)


class WordsOf:
    """The passages of stored minutes by their keys."""

    def __init__(self, meeting: Meeting):
        self.meeting = meeting
        self.items: dict[int, AgendaItem] = {one.pk: one for one in meeting.agenda_items.all()}
        self.statements: dict[int, Statement] = {
            said.pk: said for item in self.items.values() for said in item.statements.all()
        }

    def row(self, kind: str, key: int) -> Any:
        """The row of a passage; None if it is gone or of another meeting."""
        if kind == "opening":
            return self.meeting if key == self.meeting.pk else None
        return self.statements.get(key) if kind == "statement" else self.items.get(key)

    def place(self, kind: str, key: int) -> str:
        """Where a passage stands, for people."""
        row = self.row(kind, key)
        if isinstance(row, Statement):
            return f"{self.items[row.agenda_item_id]} · {row.speaker}"
        return str(row) if isinstance(row, AgendaItem) else ""

    def words(self, key: str) -> str:
        """What is stored of a change's passage; "" for one that is to be added."""
        kind, row, *name = key.split("-")
        if kind == ADDED:
            return ""
        if kind == REMOVED:
            return as_text(self.statements.get(int(row)))
        return getattr(self.row(kind, int(row)), name[0], "").replace("\r\n", "\n")


def as_text(said: Statement | Said | None) -> str:
    """What one person said, as a text of its own."""
    return "\n".join(filter(None, [said.speaker, said.post, said.text])) if said else ""


def changes_in(meeting: Meeting, edited: EditedMinutes) -> list[Change]:
    """The changes in the order of the minutes; `meeting` is loaded by for_minutes."""
    stored = read_edited(render_minutes_docx(meeting))
    words = WordsOf(meeting)
    for key in edited_resolutions(edited, stored):
        if key in words.items:
            stored.fields["resolution", key, "resolution"] = ""  # emptied since the download
    edited.added = [said for said in rows_to_add(edited, stored) if said.agenda in words.items]
    _name_again(words, edited, stored)
    found = [*_changed(words, edited, stored), *_removed(words, edited, stored)]
    return [*found, *_added(words, edited)]


def told_elsewhere(meeting: Meeting, edited: EditedMinutes) -> list[list[Piece]]:
    """
    What was changed and belongs to no stored passage: it is shown, and not taken over.

    Lines outside every passage, and what was edited below agenda items that are gone.
    """
    stored = read_edited(render_minutes_docx(meeting))
    told = []
    matcher = SequenceMatcher(None, stored.others, edited.others, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            told.append(pieces("\n".join(stored.others[a:b]), "\n".join(edited.others[c:d])))
    items = WordsOf(meeting).items
    return told + [pieces("", lost) for lost in lost_words(edited, stored, items)]


def _name_again(words: WordsOf, edited: EditedMinutes, stored: EditedMinutes) -> None:
    """Rows whose bookmark was lost, or that add what an item did not have: told by the speaker."""
    left, missing = [], _missing_statements(edited, stored)
    for said in edited.added:
        if not said.key and said.speaker.strip() == RESOLUTION:
            name = ("resolution", said.agenda, "resolution")
            stored.fields.setdefault(name, "")
            edited.fields[name] = said.text
            edited.digests["resolution", said.agenda] = stored.digests.get(name[:2], "")
        elif same := _same(said, missing, words, stored):
            del missing[same]
            edited.digests["statement", same] = said.digest or stored.digests["statement", same]
            texts = {"speaker": said.speaker, "post": said.post, "text": said.text}
            edited.fields |= {("statement", same, name): text for name, text in texts.items()}
        elif was_edited(said):
            left.append(said)
    edited.added = left


def _same(said: Said, missing: dict[int, str], words: WordsOf, stored: EditedMinutes) -> int:
    """The missing statement that a row stands for; 0 if it stands for none."""
    by_speaker = [key for key, speaker in missing.items() if speaker == said.speaker]
    if not said.key:
        return next(iter(by_speaker), 0)
    # Deleted in the portal and typed again, word by word or by the same speaker at the same place.
    typed_again = [key for key in missing if stored.digests["statement", key] == said.digest]
    if not typed_again and was_edited(said):
        here = words.statements
        typed_again = [k for k in by_speaker if here[k].agenda_item_id == said.agenda]
    return next(iter(typed_again), 0)


def _missing_statements(edited: EditedMinutes, stored: EditedMinutes) -> dict[int, str]:
    """Statements that no bookmark of the document names, and who spoke them."""
    return {
        key: stored.fields["statement", key, "speaker"]
        for kind, key in stored.digests
        if kind == "statement" and (kind, key) not in edited.digests
    }


def _changed(words: WordsOf, edited: EditedMinutes, stored: EditedMinutes) -> Iterator[Change]:
    for (kind, key, name), read in stored.fields.items():
        now = edited.fields.get((kind, key, name))
        if now is None or now == read or (name == "title" and not _has_number(words, key, now)):
            continue
        change_key = f"{kind}-{key}-{name}"
        was = words.words(change_key)
        becomes = _typed(was, read, now)
        if name == "title":
            becomes = _without_number(words, key, now)
        if becomes != was:
            stale = edited.digests.get((kind, key), "") != stored.digests.get((kind, key), "")
            place, label = words.place(kind, key), LABELS[name]
            yield Change(change_key, place, label, was, becomes, stale)


def _has_number(words: WordsOf, key: int, heading: str) -> bool:
    return heading.startswith(words.items[key].numbering)


def _without_number(words: WordsOf, key: int, heading: str) -> str:
    return heading.removeprefix(words.items[key].numbering).strip()


def _typed(was: str, read: str, now: str) -> str:
    """The words to store: lines that read as before stay as they were typed, with their indents."""
    typed = [line for line in was.split("\n") if line.strip()]
    before, after = read.split("\n"), now.split("\n")
    if len(typed) != len(before):
        return now
    lines: list[str] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        lines += typed[a:b] if tag == "equal" else after[c:d]
    return "\n".join(lines)


def _removed(words: WordsOf, edited: EditedMinutes, stored: EditedMinutes) -> Iterator[Change]:
    """What is not there any more below an agenda item that is."""
    for kind, key in stored.digests:
        if (kind, key) in edited.digests or kind not in ("statement", "resolution"):
            continue
        said = words.statements.get(key) if kind == "statement" else None
        item = said.agenda_item_id if said else key
        if ("agenda", item) not in edited.digests:
            continue  # nobody removes a whole agenda item by a document
        place = words.place(kind, key)
        if said:
            yield Change(f"{REMOVED}-{key}", place, "ตัดคำกล่าวออก", as_text(said), "")
        else:
            change_key = f"{kind}-{key}-resolution"
            yield Change(change_key, place, LABELS[kind], words.words(change_key), "")


def _added(words: WordsOf, edited: EditedMinutes) -> Iterator[Change]:
    for number, said in enumerate(edited.added, start=1):
        key = f"{ADDED}-{said.agenda}-{said.behind}-{number}"
        place, is_gone = str(words.items[said.agenda]), bool(said.key)
        told = (said.speaker, said.post, said.text)
        yield Change(key, place, "เพิ่มคำกล่าว", "", as_text(said), is_gone, said=told)
