"""
What evidence shows: the second of the two marks, beside what the office reports.

Whether an evidence proves anything is decided here alone; checks, pages, files and counts ask.
An evidence is a progress.models.Evidence or its EvidenceSummary: both give these values one name.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import TextChoices

from progress.models import Evidence


class EvidenceState(TextChoices):
    """What one evidence is worth, the best first."""

    GOOD = "good", "ใช้เป็นหลักฐานได้"
    UNCHECKED = "unchecked", "ระบบยังตรวจไม่ได้"
    WRONG_PERIOD = "wrong_period", "ข้อมูลไม่ใช่ช่วงเวลาที่กำหนด"
    DEAD_LINK = "dead_link", "ลิงก์เสีย"
    UNREADABLE = "unreadable", "เปิดอ่านแฟ้มไม่ได้"

    @property
    def proves(self) -> bool:
        """Whether such an evidence counts: nobody is blamed for what could not be checked."""
        return self in (EvidenceState.GOOD, EvidenceState.UNCHECKED)


class ElementState(TextChoices):
    """What the evidence of one required element shows."""

    COMPLETE = "complete", "มีหลักฐาน"
    WRONG_PERIOD = "wrong_period", EvidenceState.WRONG_PERIOD.label
    DEAD_LINK = "dead_link", EvidenceState.DEAD_LINK.label
    UNREADABLE = "unreadable", EvidenceState.UNREADABLE.label
    # Of lines of which one is enough: no line of the group is complete yet, or another one is.
    INCOMPLETE = "incomplete", "ยังไม่มีข้อย่อยใดที่มีหลักฐานครบ"
    NOT_NEEDED = "not_needed", "ไม่ต้องมี เพราะมีหลักฐานของข้ออื่นในกลุ่มเดียวกันแล้ว"
    NONE = "none", "ยังไม่มีหลักฐาน"


class RowState(TextChoices):
    """What the evidence of a whole row shows."""

    COMPLETE = "complete", "หลักฐานครบ"
    INCOMPLETE = "incomplete", "หลักฐานยังไม่ครบ"
    NONE = "none", "ยังไม่มีหลักฐาน"
    UNKNOWN = "unknown", "ยังบอกไม่ได้ว่าหลักฐานครบหรือไม่ เพราะยังไม่ทราบองค์ประกอบ"
    NOT_ASKED = "not_asked", "ไม่กำหนดให้แสดงหลักฐาน"


@dataclass(frozen=True)
class EvidenceMark:
    """One evidence, its state, and what more is to be told of it: since when, what is in doubt."""

    evidence: Any
    state: EvidenceState
    details: str = ""

    @property
    def proves(self) -> bool:
        return self.state.proves

    @property
    def words(self) -> str:
        """The state in words, with the day since which a link is dead."""
        return self.details or str(self.state.label)


@dataclass(frozen=True)
class ElementMark:
    """The state of one required element, in words that name the day where there is one."""

    state: ElementState
    words: str

    @classmethod
    def of(cls, state: ElementState) -> "ElementMark":
        """The mark that says no more than its state."""
        return cls(state, str(state.label))

    @property
    def is_proved(self) -> bool:
        return self.state == ElementState.COMPLETE


@dataclass(frozen=True)
class RowProof:
    """
    How much of what a row needs is proved; `required` is 0 where nobody asks for proof.

    is_unknown: proof is asked for, but nobody knows of what.
    """

    required: int
    proved: int
    marks: Sequence[EvidenceMark] = ()
    is_unknown: bool = False

    @property
    def state(self) -> RowState:
        if self.is_unknown:
            return RowState.UNKNOWN
        if not self.required:
            return RowState.NOT_ASKED
        if self.proved == self.required:
            return RowState.COMPLETE
        return RowState.INCOMPLETE if self.marks else RowState.NONE

    @property
    def is_asked(self) -> bool:
        return self.is_unknown or bool(self.required)

    @property
    def is_complete(self) -> bool:
        return self.state == RowState.COMPLETE

    @property
    def words(self) -> str:
        """The state, with how much of it where more than one thing is asked for."""
        label = str(self.state.label)
        if self.state == RowState.INCOMPLETE and not any(mark.proves for mark in self.marks):
            label = "หลักฐานที่มียังใช้ไม่ได้"
        return f"{label} ({self.proved} จาก {self.required})" if self.required > 1 else label

    @property
    def faults(self) -> list[str]:
        """What is wrong with the evidence that proves nothing, each kind once."""
        return list(dict.fromkeys(mark.words for mark in self.marks if not mark.proves))


def mark_evidence(
    evidence: Any, *, wrong_period: bool = False, undated: bool = False, doubt: str = ""
) -> EvidenceMark:
    """
    What an evidence is worth.

    The family tells whether it is of the wrong period, or of none where one is asked for, or
    what else it doubts. What nobody can open is told first.
    """
    if evidence.link.is_broken:
        return EvidenceMark(evidence, EvidenceState.DEAD_LINK, evidence.link.words)
    if is_unreadable(evidence):
        return EvidenceMark(evidence, EvidenceState.UNREADABLE)
    if wrong_period:
        return EvidenceMark(evidence, EvidenceState.WRONG_PERIOD)
    if doubt := doubt or ("ยังไม่ระบุวันที่ของข้อมูล" if undated else _doubt(evidence)):
        return EvidenceMark(evidence, EvidenceState.UNCHECKED, doubt)
    return EvidenceMark(evidence, EvidenceState.GOOD)


def mark_element(marks: Sequence[EvidenceMark]) -> ElementMark:
    """The state of an element by the evidence that covers it: its best counts."""
    if not marks:
        return ElementMark.of(ElementState.NONE)
    order = list(EvidenceState)
    best = min(marks, key=lambda mark: order.index(mark.state))
    if best.proves:
        return ElementMark.of(ElementState.COMPLETE)
    return ElementMark(ElementState(best.state.value), best.words)


def one_of_any(marks: Sequence[EvidenceMark]) -> RowProof:
    """The proof of a row that one good evidence proves."""
    return RowProof(required=1, proved=int(any(mark.proves for mark in marks)), marks=marks)


def is_unreadable(evidence: Any) -> bool:
    """Whether the stored file is broken or locked; a scan is not, people can read it."""
    return evidence.reading == Evidence.Reading.UNREADABLE


def could_not_be_read(evidence: Any) -> bool:
    """Whether reading the file took too long, so that nobody knows what is in it."""
    return evidence.reading == Evidence.Reading.TIMED_OUT


def _doubt(evidence: Any) -> str:
    if evidence.link.needs_person:
        return str(evidence.link.words)
    return "ระบบยังไม่ได้ตรวจเนื้อหาในแฟ้ม" if could_not_be_read(evidence) else ""


def fault_words(proofs: Iterable[RowProof]) -> list[str]:
    """What is wrong with the evidence of several rows, each kind once."""
    return list(dict.fromkeys(words for proof in proofs for words in proof.faults))
