"""Values that hold for several rows: of cells left blank below, and of rows over all columns."""

import re
from collections.abc import Mapping, Sequence

from imports.tables.target import Field, Target
from imports.tables.view import At
from imports.tables.words import one_line
from thai.digits import to_arabic_digits

LONGEST = 200  # characters; longer words are a remark
_SECTION = re.compile(r"(?:ตัวชี้วัด\s*ย่อย\s*(?:ที่)?\s*)?[0-9]{1,2}\.[0-9]{1,2}(?:\.?\s.*|[ก-ฮเ-ไ].*)?")
# "ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล" stands above sub-indicators and is none, nor a theme.
_WHOLE_INDICATOR = re.compile(r"ตัวชี้วัด\s*(?:ที่)?\s*[0-9]{1,2}(?![.0-9]).*(?<!iit)(?<!eit)")
_KINDS = {
    "section": _SECTION,
    "subgroup": re.compile(
        r"(?:[0-9]{1,2}\.[0-9]{1,2}(?![0-9]).*|ภารกิจ.*|กลยุทธ์.*|แนวทางการพัฒนา.*|แผนงานย่อย.*|\(?[ก-ฮ][.)].*)"
    ),
    "instrument": re.compile(r".*(?<![a-z])(?:iit|eit|oit)(?![a-z]).*", re.IGNORECASE),
    "division": re.compile(r"(?:สำนัก|กอง|ฝ่าย|ส่วน|หน่วย|งาน).*"),
    "committee": re.compile(r".*(?:คณะ|ชุด|ฝ่าย|อำนวยการ).*"),
}


class GroupsAbove:
    """
    What rows above say of the ones below them, by field. `above` are titles of the table, `told`
    is what the name of its sheet says of a field.
    """

    def __init__(
        self, target: Target, above: Sequence[At] = (), told: Mapping[str, At] | None = None
    ):
        self._target = target
        self._told = dict(told or {})
        self._filling = [each for each in target.fields if each.fills_down]
        self._said: dict[str, At] = {}
        for name, at in self._told.items():
            if (field := target.field_named(name)) and field.fills_down:
                self._said[name] = at
        for at in above:
            self.take(at, "")

    def tells(self, field: Field) -> bool:
        """Whether rows without a column for a field may have it from above."""
        return field.fills_down or field.name in self._told

    def is_filled_down(self, name: str) -> bool:
        """Whether a blank below a value of this field means the same."""
        return any(each.name == name for each in self._filling)

    def take(self, at: At, column: str) -> bool:
        """
        Let the words of a row over all columns hold for those below; False where they are no group.
        `column` is the field of the column in which they stand.
        """
        field = self._field_of(at.text, column)
        if field is not None:
            self._fill(field, at)
        return field is not None

    def filled(self, field: Field, shown: Sequence[At]) -> list[At]:
        """What a row says of a field, or else the one above it where that means the same."""
        if not field.fills_down:
            return list(shown) or [at for name, at in self._told.items() if name == field.name]
        said = self._said.get(field.name)
        if shown and (said is None or shown[0].text != said.text):
            self._fill(field, shown[0])
        return [self._said[field.name]] if field.name in self._said else []

    def _fill(self, field: Field, at: At) -> None:
        """Narrower groups end where a wider one begins."""
        if field in self._filling:
            for narrower in self._filling[self._filling.index(field) + 1 :]:
                self._said.pop(narrower.name, None)
        self._said[field.name] = at

    def _field_of(self, text: str, column: str) -> Field | None:
        words = to_arabic_digits(one_line(text))
        if len(words) > LONGEST or _WHOLE_INDICATOR.fullmatch(words):
            return None
        for name in self._target.groups:
            kind = _KINDS.get(name)
            if name == column or kind is None or kind.fullmatch(words):
                return self._target.field_named(name)
        return None
