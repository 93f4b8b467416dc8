"""
What the secretary types into NACC's ITAS form: one row per OIT item of a year.

Plain data: the page, the spreadsheet, the Word document and the frozen sheets are all made of it.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from django.db.models import Prefetch

from agency.models import FiscalYear
from agency.statuses import DEFAULTS, Status, Statuses
from catalogue.visibility import visibility_of
from oit_checklist.item_context import ItemContext, load_public_item_contexts
from oit_checklist.models import ChecklistItem, Instrument, ItemEvidence
from oit_checklist.periods import period_words
from oit_checklist.provisional import CRITERIA_FACT, UNKNOWN_SECTION, facts_of
from progress.proof_state import ElementState, EvidenceMark
from records.addresses import absolute
from thai.dates import format_period, format_short_thai_date

ARROW = " › "


@dataclass(frozen=True)
class SheetEvidence:
    """
    One published evidence; `uuid` tells it from others of the same title.

    fault: why it proves nothing, "" where it does.
    """

    uuid: str
    title: str
    address: str
    document_date: date | None = None
    covers: str = ""
    proves: tuple[str, ...] = ()
    fault: str = ""

    @property
    def date_text(self) -> str:
        """The document's own date in the Buddhist era, or ""."""
        return format_short_thai_date(self.document_date) if self.document_date else ""


@dataclass(frozen=True)
class SheetElement:
    """
    One line of the criterion. A line that has parts is not counted, its parts are; a group of
    which one is enough counts as one, a note not at all.

    words: what its evidence shows; "" in sheets that were frozen before this was told.
    level: 0 for a line of its own, 1 and 2 for lines below another.
    has_state: whether its evidence is told at all: not that of headings and notes. Both are not
    known of sheets that were frozen earlier, and make no difference between two sheets.
    """

    text: str
    counted: bool
    proved: bool
    words: str = ""
    level: int = field(default=0, compare=False)
    has_state: bool | None = field(default=None, compare=False)

    @property
    def state_text(self) -> str:
        """What its evidence shows; "" of headings and notes."""
        if not (self.counted if self.has_state is None else self.has_state):
            return ""
        shown = ElementState.COMPLETE if self.proved else ElementState.NONE
        return self.words or str(shown.label)


@dataclass(frozen=True)
class SheetRow:
    """One OIT item as the form and its public page have it."""

    pk: int
    code: str
    title: str
    url: str
    click_path: str
    explanation: str
    progress: str
    status: str
    is_public: bool
    elements: tuple[SheetElement, ...] = ()
    evidence: tuple[SheetEvidence, ...] = ()
    # What else the public page says: the name of a fact and its words.
    facts: dict[str, str] = field(default_factory=dict)
    # How much is proved; both 0 in sheets frozen before items without elements were counted.
    required: int = 0
    proved: int = 0
    # What is told in place of the elements while nobody knows them.
    why_no_elements: str = ""
    # The boxes of a year that has its own: the words by the code, and the codes that are done.
    boxes: dict[str, str] = field(default_factory=dict)
    done: tuple[str, ...] = ()

    @property
    def proof_words(self) -> str:
        """How many of its elements are proved, or why nobody can tell."""
        if self.why_no_elements:
            return self.why_no_elements
        return f"องค์ประกอบที่มีหลักฐานใช้ได้ {self.elements_proved} จาก {self.elements_required}"

    @property
    def criteria_words(self) -> str:
        """Whether its criterion was compared with the manual; "" where that is not told."""
        return self.facts.get(CRITERIA_FACT, "")

    @property
    def reported(self) -> Status:
        """The status among those that its year had when the sheet was made."""
        boxes = [Status(code, text, is_done=code in self.done) for code, text in self.boxes.items()]
        return (Statuses(boxes) if boxes else DEFAULTS).named(self.status)

    @property
    def status_text(self) -> str:
        return self.reported.label

    @property
    def is_done(self) -> bool:
        return self.reported.is_done

    @property
    def elements_required(self) -> int:
        return self.required or sum(element.counted for element in self.elements)

    @property
    def elements_proved(self) -> int:
        if self.required:
            return self.proved
        return sum(element.counted and element.proved for element in self.elements)

    @property
    def missing_elements(self) -> list[str]:
        """The required elements that no good published evidence shows, and what is wrong."""
        return [
            f"{line.text}{_in_brackets(line.words)}"
            for line in self.elements
            if line.counted and not line.proved
        ]

    @property
    def evidence_text(self) -> str:
        """The evidence as numbered lines, for pasting into the form."""
        lines = []
        for number, proof in enumerate(self.evidence, start=1):
            day = f" ({proof.date_text})" if proof.document_date else ""
            lines.append(f"{number}. {proof.title}{day} {proof.address}")
        return "\n".join(lines)

    @property
    def faults(self) -> list[str]:
        """The evidence that proves nothing, and why."""
        return [f"{proof.title}: {proof.fault}" for proof in self.evidence if proof.fault]


def assemble(fiscal_year: FiscalYear) -> list[SheetRow]:
    """The rows of a year's OIT items in their order. Costs seven queries, however many items."""
    items = (
        ChecklistItem.objects.filter(fiscal_year=fiscal_year, instrument=Instrument.OIT)
        .for_list()
        .prefetch_related(
            Prefetch(
                "evidence",
                queryset=ItemEvidence.objects.published()
                .select_related("last_link_check", "last_manual_check")
                .prefetch_related("elements"),
            )
        )
        .order_by("number")
    )
    for item in items:
        item.fiscal_year = fiscal_year  # loaded already, so that its address costs no query
    published = {item.pk: list(item.evidence.all()) for item in items}
    return [_row(context) for context in load_public_item_contexts(items, published)]


def rows_as_json(rows: Iterable[SheetRow]) -> list[dict]:
    """The rows as what a frozen sheet stores; `rows_from_json` reads it again."""
    return json.loads(json.dumps([asdict(row) for row in rows], default=date.isoformat))


def rows_from_json(stored: list[dict]) -> list[SheetRow]:
    """The rows of a frozen sheet, exactly as they were frozen."""
    return [
        SheetRow(
            **{
                **row,
                "elements": tuple(SheetElement(**line) for line in row["elements"]),
                "evidence": tuple(_evidence_from_json(proof) for proof in row["evidence"]),
                "done": tuple(row.get("done", ())),
            }
        )
        for row in stored
    ]


def fingerprint(rows: Iterable[SheetRow]) -> str:
    """SHA-256 of the rows as 64 hexadecimal digits: notices that they changed in between."""
    text = json.dumps(rows_as_json(rows), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _row(context: ItemContext) -> SheetRow:
    item = context.row
    progress = item.published_update.progress if item.published_update else ""
    return SheetRow(
        pk=item.pk,
        code=item.code,
        title=item.title,
        url=absolute(item.get_absolute_url()),
        click_path=item.click_path or _click_path(item),
        explanation=item.explanation or progress,
        progress=progress,
        status=str(item.status),
        is_public=visibility_of(item).is_public,
        elements=_elements(context),
        evidence=tuple(_evidence(mark) for mark in context.marks),
        facts=_facts(item),
        required=context.required,
        proved=context.proved,
        why_no_elements=context.why_no_elements,
        **_own_boxes(item.fiscal_year.statuses),
    )


def _own_boxes(statuses: Statuses) -> dict[str, Any]:
    """What a row keeps of its year's statuses; nothing of the form's two boxes."""
    if statuses is DEFAULTS:
        return {}
    return {"boxes": dict(statuses.choices), "done": tuple(str(each) for each in statuses.done)}


def _click_path(item: ChecklistItem) -> str:
    """The way through the portal's own links, in their words; the same in every later year."""
    return ARROW.join(
        [
            "หน้าแรก",
            f"ปีงบประมาณ {item.fiscal_year} (ในตารางคะแนนแต่ละปี)",
            "ข้อมูลที่เปิดเผย (OIT)",
            *([str(item.section)] if item.section else []),
            f"ข้อ {item.code} {item.title}",
        ]
    )


def _elements(context: ItemContext) -> tuple[SheetElement, ...]:
    """Every line of the criterion, and whether it is proved."""
    return tuple(
        SheetElement(
            text=f"{line.element.marker} {line.words}".strip(),
            counted=line.is_counted,
            proved=line.is_proved,
            words=line.mark.words,
            level=line.level,
            has_state=line.needs_mark,
        )
        for line in context.lines
    )


def _in_brackets(words: str) -> str:
    return f" ({words})" if words and words != ElementState.NONE.label else ""


def _evidence(mark: EvidenceMark) -> SheetEvidence:
    proof: ItemEvidence = mark.evidence
    return SheetEvidence(
        uuid=str(proof.uuid),
        title=proof.title,
        address=absolute(proof.address),
        document_date=proof.document_date,
        covers=format_period(proof.covers_from, proof.covers_to),
        proves=tuple(str(line) for line in proof.elements.all()),
        fault="" if mark.proves else mark.words,
    )


def _facts(item: ChecklistItem) -> dict[str, str]:
    measured = item.published_update.measured if item.published_update else []
    return {
        **{label: " ".join(lines) for label, lines in measured},
        "ตัวชี้วัดย่อย": str(item.section or UNKNOWN_SECTION),
        "ประเด็น": item.theme,
        "ผู้รับผิดชอบ": ", ".join(item.responsible),
        "ระยะเวลา": format_period(item.starts_on, item.ends_on),
        "ช่วงเวลาของข้อมูล": period_words(item),
        **facts_of(item),
    }


def _evidence_from_json(stored: dict) -> SheetEvidence:
    day = stored["document_date"]
    return SheetEvidence(
        **{
            **stored,
            "document_date": date.fromisoformat(day) if day else None,
            "proves": tuple(stored["proves"]),
        }
    )
