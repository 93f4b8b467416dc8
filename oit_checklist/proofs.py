"""
Which evidence proves which required element of an item, in up to three levels.

What needs proof is decided here alone:

- a note, and what stands below it, needs none;
- a line with parts that are no notes is their heading: it is complete when its parts are, all of
  them, or one where `one_is_enough`;
- evidence of a heading is evidence of every line below it;
- counted ("2 จาก 5") is every line that is neither heading nor note, and a group of which one is
  enough counts as one, whatever stands in it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from oit_checklist.lines import words_of
from oit_checklist.models import Element
from progress.proof_state import ElementMark, ElementState, EvidenceMark, mark_element

# Children by the key of their parent; the lines that stand on their own by None.
Tree = Mapping[int | None, list[Element]]


@dataclass(frozen=True)
class Proof:
    """
    A line of the criterion with the evidence that covers it, and what that is worth.

    marks: the evidence that covers it; of a group of which one is enough, that of its lines too.
    level: 0 for a line of its own, 1 and 2 for lines below another.
    choices: the groups around it of which one is enough, the outermost first.
    """

    element: Element
    marks: list[EvidenceMark]
    level: int = 0
    is_note: bool = False
    choices: tuple["Proof", ...] = ()
    parts: list["Proof"] = field(default_factory=list)

    @property
    def asked_parts(self) -> list["Proof"]:
        """The lines right below that are no notes."""
        return [part for part in self.parts if not part.is_note]

    @cached_property
    def is_heading(self) -> bool:
        """Whether it needs no evidence of its own: the lines below it do."""
        return bool(self.asked_parts) and not self.is_note

    @property
    def is_choice(self) -> bool:
        """Whether one of the lines right below it is enough."""
        return self.is_heading and self.element.one_is_enough

    @property
    def words(self) -> str:
        """Its words without its marker; says if it is a note, or if one line below is enough."""
        return words_of(self.element, has_parts=self.is_heading)

    @property
    def kind(self) -> str:
        """How it is set: note, spared, heading, proved, or "" for a line that lacks its proof."""
        told = {
            "note": self.is_note,
            "spared": self.is_spared,
            "heading": self.is_heading,
            "proved": self.is_proved,
        }
        return next((kind for kind, holds in told.items() if holds), "")

    @property
    def has_box(self) -> bool:
        """Whether it is ticked or not: evidence of its own is asked for."""
        return self.needs_mark and not self.is_spared

    @property
    def is_spared(self) -> bool:
        """Whether it needs no evidence any more, because another line of its group has it."""
        return self.needs_mark and self.mark.state == ElementState.NOT_NEEDED

    @property
    def needs_mark(self) -> bool:
        """Whether readers are told what its evidence shows: not of headings and notes."""
        return not self.is_note and (self.is_choice or not self.is_heading)

    @property
    def is_counted(self) -> bool:
        """Whether it is one of those that "2 จาก 5" counts."""
        return self.needs_mark and not self.choices

    @cached_property
    def is_proved(self) -> bool:
        """Whether good evidence covers it, or of a heading: what has to stand below it."""
        if not self.is_heading:
            return not self.is_note and mark_element(self.marks).is_proved
        enough = any if self.element.one_is_enough else all
        return enough(part.is_proved for part in self.asked_parts)

    @cached_property
    def mark(self) -> ElementMark:
        """What everybody is told of the element."""
        if self.is_proved:
            return ElementMark.of(ElementState.COMPLETE)
        if any(choice.is_proved for choice in self.choices):
            return ElementMark.of(ElementState.NOT_NEEDED)
        if self.is_heading and any(line.is_proved for line in self.below):
            return ElementMark.of(ElementState.INCOMPLETE)
        return mark_element(self.marks)

    @property
    def is_missing(self) -> bool:
        """Whether something is still to be shown: not where another line stands in its place."""
        return not self.is_proved and self.mark.state != ElementState.NOT_NEEDED

    @property
    def below(self) -> Iterator["Proof"]:
        """Every line below it, in order."""
        for part in self.parts:
            yield part
            yield from part.below


def prove(
    elements: Iterable[Element], marks: Iterable[EvidenceMark], covered: Mapping[int, set[int]]
) -> list[Proof]:
    """
    Every line of a criterion with what proves it, each before the lines below it.

    `covered` holds the keys of the elements that each evidence covers.
    """
    tree: dict[int | None, list[Element]] = defaultdict(list)
    for element in elements:
        tree[element.parent_id].append(element)
    proving = [(mark, keys) for mark in marks if (keys := covered.get(mark.evidence.pk))]
    found: list[Proof] = []
    for element in tree[None]:
        line = _line(element, tree, proving)
        found += [line, *line.below]
    return found


def counted(lines: Iterable[Proof]) -> list[Proof]:
    """The lines that "2 จาก 5" counts: what an item is proved by."""
    return [line for line in lines if line.is_counted]


def _line(
    element: Element,
    tree: Tree,
    proving: list[tuple[EvidenceMark, set[int]]],
    above: Proof | None = None,
    keys_above: frozenset[int] = frozenset(),
) -> Proof:
    """A line with the lines below it; `keys_above` are those whose evidence is its own too."""
    is_note = element.is_note or bool(above and above.is_note)
    keys = frozenset({element.pk} if is_note else {element.pk, *keys_above})
    asked = keys | set(_keys_below(element, tree)) if element.one_is_enough else keys
    line = Proof(
        element,
        [mark for mark, covers in proving if covers & asked],
        level=above.level + 1 if above else 0,
        is_note=is_note,
        choices=_choices_below(above) if above else (),
    )
    line.parts.extend(_line(part, tree, proving, line, keys) for part in tree.get(element.pk, []))
    return line


def _keys_below(element: Element, tree: Tree) -> Iterator[int]:
    for part in tree.get(element.pk, []):
        yield part.pk
        yield from _keys_below(part, tree)


def _choices_below(line: Proof) -> tuple[Proof, ...]:
    """The groups in which the lines below this one stand."""
    return (*line.choices, line) if line.element.one_is_enough else line.choices
