"""The columns of a table: what each tells of a row, and what a typed cell would change."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from django.db.models import Choices, Model
from import_export.fields import Field

from documents.workbooks import CUT, fitting
from spreadsheets.cells import Text, tidy

FILLED_BY_US = "ระบบเติมคอลัมน์นี้ให้เอง แก้ไขด้วยตารางไม่ได้"


class Part(Enum):
    """Which part of a row a column tells."""

    KEY = "key"  # which row it is; never changed
    OWN = "own"  # a value of the row itself
    REPORT = "report"  # what the row's newest update says
    TOLD = "told"  # told only, never read


@dataclass(frozen=True)
class CellChange:
    """One cell that differs: the words before and after, and the value to be stored."""

    column: str
    before: str
    after: str
    value: object


class Column(Field):
    """A column that tells one attribute of a row."""

    many = False

    def __init__(
        self,
        attribute: str | None,
        name: str,
        cell: Text | None = None,
        part: Part = Part.OWN,
        width: int = 18,
    ):
        super().__init__(attribute=attribute, column_name=name, widget=cell or Text())
        self.part, self.width = part, width

    def read(self, row: dict, table, instance: Model | None = None):
        """The value of the typed cell. Raises ValueError with a Thai sentence."""
        typed = row[self.column_name]
        return self.widget.clean(typed, row=row, table=table, instance=instance)

    def change(self, instance: Model, row: dict, table) -> CellChange | None:
        """What the typed cell would change, or None. Raises ValueError with a Thai sentence."""
        typed, before = row[self.column_name], self.export(instance)
        if same(typed, before) or (table.is_new(instance) and not typed.strip()):
            return None
        if self.part is Part.TOLD:
            raise ValueError(FILLED_BY_US)
        if typed.endswith(CUT):
            raise ValueError("ข้อความยาวเกินหนึ่งช่องจึงถูกตัด กรุณาแก้ไขในหน้ารายการ")
        value = self.read(row, table, instance)
        after = self.widget.render(value)
        return None if after == before else CellChange(self.column_name, before, after, value)

    def put(self, instance: Model, value) -> None:
        """Set the value on the row, which is not stored yet."""
        setattr(instance, self.attribute, value)


class ManyColumn(Column):
    """A column of a choice of many; the choice is stored after its row."""

    many = True

    def put(self, instance: Model, value) -> None:
        instance.chosen[self.attribute] = value


class Told(Column):
    """A column that a function of the row tells. It is never read."""

    def __init__(self, tell: Callable, name: str, cell: Text | None = None, width: int = 18):
        super().__init__(None, name, cell, Part.TOLD, width)
        self.tell = tell

    def get_value(self, instance: Model):
        return self.tell(instance)


class CodeColumn(Column):
    """The code of a choice; a `LabelColumn` beside it says it in words. Either may be typed."""

    def __init__(
        self,
        attribute: str,
        name: str,
        choices: type[Choices],
        part: Part = Part.OWN,
        *,
        may_be_empty: bool = False,
    ):
        super().__init__(attribute, f"{name} (รหัส)", Text(), part, 14)
        self.label_name, self.may_be_empty = name, may_be_empty
        self.labels = {str(code): str(label) for code, label in choices.choices}

    def label_of(self, instance: Model) -> str:
        return self.labels.get(self.export(instance), "")

    def change(self, instance: Model, row: dict, table) -> CellChange | None:
        now = self.export(instance)
        blank = not row[self.column_name].strip() and not row[self.label_name].strip()
        code = now if table.is_new(instance) and blank else self._typed(row, now)
        if code == now:
            return None
        return CellChange(
            self.label_name, self.labels.get(now, ""), self.labels.get(code, ""), code
        )

    def _typed(self, row: dict, now: str) -> str:
        """The code that was typed, as a code or as a label; of the two, what differs from now."""
        code, label = tidy(row[self.column_name]), tidy(row[self.label_name])
        codes = {"": ""} | {tidy(words): code for code, words in self.labels.items()}
        if code not in self.labels and code:
            raise ValueError(f"ไม่รู้จักรหัส “{code}” ใช้ได้เฉพาะ {self._known()}")
        if label not in codes:
            raise ValueError(f"ไม่รู้จัก “{label}” ใช้ได้เฉพาะ {self._known()}")
        typed = {code, codes[label]}
        if len(typed) == 2 and (not self.may_be_empty or now not in typed):
            typed.discard("")
        chosen = typed - {now} if len(typed) == 2 else typed
        if len(chosen) > 1:
            raise ValueError(f"รหัส “{code}” กับคำว่า “{label}” ไม่ตรงกัน")
        (chosen,) = chosen
        if not chosen and not self.may_be_empty:
            raise ValueError(f"กรุณากรอก ใช้ได้เฉพาะ {self._known()}")
        return chosen

    def _known(self) -> str:
        return ", ".join(f"{code} ({label})" for code, label in self.labels.items())


class LabelColumn(Told):
    """The words of the code beside it. What is typed here is read by the `CodeColumn`."""

    def __init__(self, code: CodeColumn, width: int = 24):
        super().__init__(code.label_of, code.label_name, width=width)
        self.labels = code.labels

    def change(self, instance: Model, row: dict, table) -> None:
        return None


def same(typed: str, stored: str) -> bool:
    """Whether a cell still says what was stored, as one cell can hold it."""
    return typed == stored or tidy(typed) == tidy(fitting(stored))
