"""
The panel “น่าสังเกต”: a page with implausible values comes back once before they are saved.

What is odd is said by `catalogue.notices`. Here the values of a page, rows below it included, are
looked at before they are stored. Nothing is changed and nothing refused: the second press saves.
What is stored already, or was shown to this person before, does not ask again.
"""

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Any

from django.contrib import admin
from django.contrib.admin.options import IS_POPUP_VAR, TO_FIELD_VAR
from django.core import signing
from django.db.models import Model
from django.forms import BaseModelForm, all_valid
from django.forms.models import BaseInlineFormSet
from django.forms.utils import ErrorList
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from backoffice.formsets import path_to_page, stored_rows
from backoffice.opened_pages import TOKEN
from catalogue.notices import Notice, look_at
from records.audit import note_event

SHOWN = "notices_shown"  # the field that carries what the page told already
CONFIRM = "บันทึกตามที่กรอก"
SALT = "backoffice.noticed_values"
NO_BUTTONS = {IS_POPUP_VAR, TO_FIELD_VAR, TOKEN}


class PageNotices:
    """What is odd in the values of one page: those typed, or those stored where none were."""

    def __init__(self, row: Model, formsets: Iterable[BaseInlineFormSet], *, typed: bool):
        self.row = row
        self.forms: dict[int, BaseModelForm] = {}
        self.places: dict[int, str] = {}
        below = {_relation(formset): self._rows(formset, typed) for formset in formsets}
        self.notices = look_at([row], below)
        self.asks = False

    def _rows(self, formset: BaseInlineFormSet, typed: bool) -> list[Model]:
        """The rows of a formset as they will be; noted with their forms."""
        rows: list[Model] = []
        for form in formset.forms:
            if not _will_be_there(form, typed):
                continue
            row = form.instance
            if path_to_page(formset) == formset.fk.name:
                setattr(row, formset.fk.name, self.row)  # else each row reads it anew
            self.forms[id(row)] = form
            self.places[id(row)] = str(row.pk or f"new {len(rows)}")
            rows.append(row)
        return rows

    def digests(self) -> dict[str, Notice]:
        """The notices by what tells them apart: the sentence and where it stands."""
        return {digest(told, self.places): told for told in self.notices}

    def token(self) -> str:
        """What the page carries to know again what it told."""
        return signing.dumps(sorted(self.digests()), salt=SALT)

    def show_beside_fields(self, form: BaseModelForm) -> None:
        """Let each notice stand at its box too."""
        texts: dict[tuple[int, str], list[str]] = {}
        for told in self.notices:
            texts.setdefault((id(told.row or self.row), told.field), []).append(told.text)
        forms = {**self.forms, id(self.row): form}
        for (key, name), sentences in texts.items():
            if key in forms and name in forms[key].fields:
                _put_beside(forms[key], name, sentences)

    def link_of(self, told: Notice, form: BaseModelForm) -> str:
        """The id of the box that a notice is about; "" where the page has none."""
        own = form if told.row is None else self.forms.get(id(told.row))
        return own[told.field].id_for_label if own and told.field in own.fields else ""


def digest(told: Notice, places: Mapping[int, str] | None = None) -> str:
    """What tells notices of one page apart; `places` names rows that are not stored yet."""
    place = ""
    if told.row is not None:
        place = f"{told.row._meta.label} {(places or {}).get(id(told.row), told.row.pk)}"
    return sha256(f"{told.id}|{place}|{told.field}|{told.text}".encode()).hexdigest()[:16]


class Withheld:
    """Stands among the formsets of a page that has to come back although all of it is valid."""

    errors: Sequence[Mapping[str, Any]] = ()

    def is_valid(self) -> bool:
        return False

    def non_form_errors(self) -> ErrorList:
        return ErrorList()


class NoticingAdmin(admin.ModelAdmin):
    """Mixed into an admin: tells what is odd before it saves, and what is odd in what is stored."""

    # What the panel's button says for a button that does more than save.
    confirming_labels: Mapping[str, str] = {}

    def _create_formsets(self, request, obj, change):
        formsets, inlines = super()._create_formsets(request, obj, change)  # type: ignore[misc]  # no stub knows it
        request.formsets_of_page = formsets
        return formsets, inlines

    def save_form(self, request, form, change):
        row = super().save_form(request, form, change)
        formsets = request.formsets_of_page
        if all_valid(formsets):
            page = PageNotices(row, formsets, typed=True)
            request.page_notices = page
            new = set(page.digests())
            if new:
                new -= stored_digests(row, formsets) if change else set()
            page.asks = bool(new - shown_digests(request))
            request.confirmed_notices = bool(new) and not page.asks
            if page.asks:
                formsets.append(Withheld())
        return row

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if getattr(request, "confirmed_notices", False):
            note_event("odd-values-confirmed", form.instance)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        form = context["adminform"].form
        page = getattr(request, "page_notices", None)
        if page is None and obj and request.method != "POST":
            formsets = [inline.formset for inline in context["inline_admin_formsets"]]
            page = PageNotices(obj, formsets, typed=False)
        context["notices_shown"] = request.POST.get(SHOWN, "")
        if page and page.notices:
            page.show_beside_fields(form)
            context["notices"] = [(told.text, page.link_of(told, form)) for told in page.notices]
            if page.asks:
                context["confirming"] = self._confirming_buttons(request)
                context["notices_shown"] = page.token()
        return super().render_change_form(request, context, add, change, form_url, obj)

    def _confirming_buttons(self, request) -> list[tuple[str, str]]:
        """Names and words of the panel's buttons; one of them does what the pressed one was to."""
        pressed = [name for name in request.POST if name[0] == "_" and name not in NO_BUTTONS]
        name = pressed[-1] if pressed else "_save"
        if name not in self.confirming_labels:
            return [(name, CONFIRM)]
        # Enter in a text box presses the first button, and must publish nothing.
        return [("_continue", CONFIRM), (name, self.confirming_labels[name])]


def _relation(formset: BaseInlineFormSet) -> str:
    return str(formset.fk.remote_field.get_accessor_name())


def _will_be_there(form: BaseModelForm, typed: bool) -> bool:
    if not typed:
        return form.instance.pk is not None
    if form.cleaned_data.get("DELETE"):
        return False
    return form.instance.pk is not None or form.has_changed()


def stored_digests(row: Model, formsets: Iterable[BaseInlineFormSet]) -> set[str]:
    """What was odd before the page was sent, by its digests: it needs no second press."""
    stored = type(row)._base_manager.filter(pk=row.pk).first()
    if stored is None:
        return set()
    below = {_relation(formset): list(stored_rows(formset, stored)) for formset in formsets}
    return {digest(told) for told in look_at([stored], below)}


def shown_digests(request) -> set[str]:
    """What this page told before."""
    try:
        return set(signing.loads(request.POST.get(SHOWN, ""), salt=SALT))
    except (signing.BadSignature, TypeError):
        return set()


def _put_beside(form: BaseModelForm, name: str, sentences: list[str]) -> None:
    box: Any = form[name]
    line = '<p class="notice-beside">น่าสังเกต: {}</p>'
    told = format_html_join("", line, ((text,) for text in sentences))
    box.notices = told
    both = SafeString(f"{box.help_text}{told}")  # nosec B703 # our own words, and an escaped list
    form.fields[name].help_text = box.help_text = both
