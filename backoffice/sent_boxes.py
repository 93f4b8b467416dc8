"""What a browser sends for the boxes of a form: read, written and numbered anew, in place."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from backoffice.opened_pages import Digests, RowsBelow, digest

# Django itself refuses a formset with more forms.
MOST_FORMS = 2000


class SentBoxes:
    """The texts and files of one POST; `data` may be changed."""

    def __init__(self, data: QueryDict, files: MultiValueDict):
        self.data, self.files = data.copy(), files

    def typed(self, form: forms.BaseForm, name: str, prefix: str | None = None) -> str | None:
        """The digest of what was sent for a box; None if it is not fit to be saved, or a file."""
        box = form.fields[name]
        html_name = f"{prefix}-{name}" if prefix else form.add_prefix(name)
        value = box.widget.value_from_datadict(self.data, self.files, html_name)
        if isinstance(box, forms.FileField):
            initial = form.get_initial_for_field(box, name)
            return digest(initial) if value in (None, "") else None
        try:
            return digest(box.clean(value))
        except ValidationError:
            return None

    def has(self, html_name: str) -> bool:
        return html_name in self.data or html_name in self.files

    def show(self, form: forms.BaseForm, name: str) -> None:
        """Replace what was sent for a box by what a form without data shows in it."""
        self.data.pop(form.add_prefix(name), None)
        if values := shown_in(form, name):
            self.data.setlist(form.add_prefix(name), values)

    def text(self, html_name: str) -> str:
        return str(self.data.get(html_name, ""))


def shown_in(form: forms.BaseForm, name: str) -> list[str]:
    """What a browser would send back for a box that nobody touched."""
    box = form[name]
    widget: Any = getattr(box.field.widget, "widget", box.field.widget)
    if isinstance(widget, forms.FileInput):
        return []
    if isinstance(widget, forms.CheckboxInput):
        return ["on"] if widget.check_test(box.value()) else []
    value = widget.format_value(box.value())
    if isinstance(value, list | tuple):
        return [str(each) for each in value if each != ""]
    return ["" if value is None else str(value)]


class SentSet:
    """The forms that were sent for one formset, by their numbers."""

    def __init__(self, sent: SentBoxes, below: RowsBelow):
        self.sent, self.prefix, self.key_name = sent, below.prefix, below.key_name
        counts = [sent.text(f"{self.prefix}-{name}") for name in ("INITIAL_FORMS", "TOTAL_FORMS")]
        self.is_readable = all(count.isascii() and count.isdecimal() for count in counts)
        self.saved, self.total = (
            [min(int(count), MOST_FORMS) for count in counts] if self.is_readable else (0, 0)
        )

    def prefix_of(self, number: int) -> str:
        return f"{self.prefix}-{number}"

    def numbers(self) -> dict[str, int]:
        """The number of each form of a saved row, by the row's key."""
        return {
            self.sent.text(f"{self.prefix_of(number)}-{self.key_name}"): number
            for number in range(self.saved)
        }

    def was_typed_in(self, number: int, form: forms.BaseForm, before: Digests) -> bool:
        """Whether a form of a saved row holds anything else than the page showed."""
        prefix = self.prefix_of(number)
        return any(
            self.sent.typed(form, name, prefix) != before[name]
            for name, box in form.fields.items()
            if name in before and not isinstance(box, forms.FileField)
        ) or any(name.startswith(f"{prefix}-") for name in self.sent.files)

    def first_text(self, number: int, names: Iterable[str]) -> str:
        """What names a form to the person who typed it: its first text."""
        texts = (self.sent.text(f"{self.prefix_of(number)}-{name}") for name in names)
        return next((text for text in texts if text and not text.isdigit()), "")

    def put_in_order(self, saved: Sequence[int | None], added: Sequence[int]) -> None:
        """Number the forms anew; None stands for a row that was not sent and stays empty here."""
        order = [*saved, *added]
        for values in (self.sent.data, self.sent.files):
            _reorder(values, self.prefix, order)
        self.sent.data[f"{self.prefix}-INITIAL_FORMS"] = str(len(saved))
        self.sent.data[f"{self.prefix}-TOTAL_FORMS"] = str(len(order))


def _reorder(values: MultiValueDict, prefix: str, order: Sequence[int | None]) -> None:
    """The first form becomes what was order[0], and so on."""
    forms_sent: dict[int | None, dict[str, list]] = {}
    for key in list(values):
        number, _, name = key.removeprefix(f"{prefix}-").partition("-")
        if key.startswith(f"{prefix}-") and name and number.isdecimal():
            forms_sent.setdefault(int(number), {})[name] = values.pop(key)
    for new, old in enumerate(order):
        for name, sent in forms_sent.get(old, {}).items():
            values.setlist(f"{prefix}-{new}-{name}", sent)
