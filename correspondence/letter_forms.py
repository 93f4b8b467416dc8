"""The form of a letter in the back office."""

from django import forms

from backoffice.form_fields import PortalModelForm, RadioGroup, ThaiDateField, ThaiDateInput


class LetterFormBase(PortalModelForm):
    """Every field of a letter; a family's form says of which model."""

    class Meta:
        fields = (
            "form",
            "number",
            "dated_on",
            "subject",
            "to",
            "reference",
            "enclosure",
            "body",
            "signer_name",
            "signer_post",
            "division",
            "phone",
        )
        field_classes = {"dated_on": ThaiDateField}
        widgets = {
            "form": RadioGroup,
            "dated_on": ThaiDateInput,
            "body": forms.Textarea(attrs={"rows": 8}),
            "signer_post": forms.Textarea(attrs={"rows": 2}),
        }
