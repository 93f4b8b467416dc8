"""The forms of the first steps. They add rows; what is there is changed on its own page."""

from typing import Any

from django import forms
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db.models import Max

from accounts.person_forms import NewPersonForm
from agency import roles
from agency.admin import AgencyForm
from agency.models import Agency, Division, User
from backoffice.form_fields import RadioGroup, TickGroup, WebAddressField
from getting_started.usual_divisions import usual_divisions
from thai.spelling import normalise

LONGEST_LIST = 3000  # characters of typed divisions
PEOPLE_AT_ONCE = 8


class AgencyStepForm(AgencyForm):
    """What is asked of the agency at the beginning; the agency's own page has the rest."""

    website = WebAddressField(label="เว็บไซต์หลัก", required=False, assume_scheme="https")

    class Meta(AgencyForm.Meta):
        model = Agency
        fields = ("kind", "name", "district", "province", "seal", "address", "phone", "email",
                  "website", "eit_code")  # fmt: skip
        widgets = {"kind": RadioGroup}

    def __init__(self, *args: Any, user: Any, **kwargs: Any):
        self.user = user
        super().__init__(*args, **kwargs)
        kind: Any = self.fields["kind"]
        kind.required = True
        kind.choices = [choice for choice in kind.choices if choice[0]]
        kind.error_messages["required"] = "กรุณาเลือกประเภทของหน่วยงาน"


class DivisionsForm(forms.Form):
    """Usual names to tick, and lines for others. What is there already is not offered again."""

    usual = forms.MultipleChoiceField(
        label="ส่วนราชการที่มักมี",
        required=False,
        widget=TickGroup,
        help_text="เลือกเฉพาะที่หน่วยงานของท่านมี",
    )
    own = forms.CharField(
        label="ส่วนราชการอื่น",
        required=False,
        max_length=LONGEST_LIST,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="บรรทัดละหนึ่งส่วนราชการ",
    )

    def __init__(self, *args: Any, kind: str, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.there = set(Division.objects.values_list("name", flat=True))
        offered = [name for name in usual_divisions(kind) if name not in self.there]
        usual: Any = self.fields["usual"]
        usual.choices = [(name, name) for name in offered]
        usual.widget.question = usual.label

    def clean_own(self) -> list[str]:
        """The typed names, each fit to be stored."""
        lines = (normalise(line).strip() for line in self.cleaned_data["own"].splitlines())
        names = [line for line in dict.fromkeys(lines) if line]
        longest = Division._meta.get_field("name").max_length or 0
        if too_long := [name for name in names if len(name) > longest]:
            raise ValidationError(f"“{too_long[0][:40]}…” ยาวเกิน {longest} ตัวอักษร")
        return names

    def save(self) -> list[Division]:
        """Add what is not there yet, behind the others."""
        names = dict.fromkeys([*self.cleaned_data["usual"], *self.cleaned_data["own"]])
        last = Division.objects.aggregate(last=Max("order"))["last"] or 0
        added: list[Division] = []
        for name in names:
            row, is_new = Division.objects.get_or_create(
                name=name, defaults={"order": last + len(added) + 1}
            )
            if is_new:
                added.append(row)
        return added


class PersonRowForm(NewPersonForm):
    """One new person among several; a row in which nothing was typed is no person."""

    class Meta(NewPersonForm.Meta):
        widgets = {"groups": TickGroup, "divisions": TickGroup}

    def __init__(
        self, *args: Any, groups: list[tuple[int, str]], divisions: list[tuple[int, str]],
        **kwargs: Any,
    ):  # fmt: skip
        super().__init__(*args, **kwargs)
        # Read once for all rows.
        choices: Any = {"groups": groups, "divisions": divisions}
        for name, pairs in choices.items():
            box: Any = self.fields[name]
            box.choices = pairs
            box.help_text = ""


def people_formset(*args: Any, **kwargs: Any) -> Any:
    """Empty rows for new people."""
    formset_class: Any = forms.modelformset_factory(
        User, form=PersonRowForm, extra=PEOPLE_AT_ONCE, max_num=PEOPLE_AT_ONCE, absolute_max=50
    )
    groups = {group.name: group.pk for group in Group.objects.filter(name__in=roles.ROLES)}
    choices = {
        "groups": [(groups[name], name) for name in roles.ROLES if name in groups],
        "divisions": list(Division.objects.filter(in_use=True).values_list("pk", "name")),
    }
    return formset_class(
        *args, queryset=User.objects.none(), form_kwargs=choices, prefix="people", **kwargs
    )
