"""What staff type into date and number boxes."""

from datetime import UTC, date, datetime, time

import pytest
from django import forms

from agency.models import Division, FiscalYear, User
from backoffice.form_fields import PortalModelForm, ThaiDateField, ThaiDateTimeField, ThaiTimeField
from tests import make


def test_a_buddhist_date_is_stored_in_the_common_era():
    assert ThaiDateField().clean("23/11/2569") == date(2026, 11, 23)


def test_a_date_is_shown_in_the_buddhist_era():
    html = ThaiDateField().widget.render("due_on", date(2026, 11, 23))

    assert 'value="23/11/2569"' in html


def test_a_bad_date_is_answered_in_thai():
    with pytest.raises(forms.ValidationError, match="อ่านวันที่ “เมื่อวาน” ไม่ออก"):
        ThaiDateField().clean("เมื่อวาน")


@pytest.mark.parametrize(
    ("typed", "utc"),
    [
        ("23/11/2569 14:30", datetime(2026, 11, 23, 7, 30, tzinfo=UTC)),
        ("๒๓/๑๑/๒๕๖๙ ๑๔:๓๐ น.", datetime(2026, 11, 23, 7, 30, tzinfo=UTC)),
        ("23 พ.ย. 2569", datetime(2026, 11, 22, 17, 0, tzinfo=UTC)),
    ],
)
def test_a_moment_is_read_in_bangkok_time(typed, utc):
    assert ThaiDateTimeField().clean(typed) == utc


def test_a_moment_is_shown_as_it_is_typed():
    html = ThaiDateTimeField().widget.render("x", datetime(2026, 11, 23, 7, 30, tzinfo=UTC))

    assert 'value="23/11/2569 14:30"' in html


def test_a_bad_moment_is_answered_in_thai():
    with pytest.raises(forms.ValidationError, match="ไม่ออก"):
        ThaiDateTimeField().clean("23/11/2569 99:99")


@pytest.mark.django_db
def test_thai_digits_are_numbers():
    form_class = forms.modelform_factory(
        FiscalYear, form=PortalModelForm, fields=["year_be", "total_score"]
    )

    form = form_class({"year_be": "๒๕๖๙", "total_score": "๙๙.๓๓"})

    assert form.is_valid(), form.errors
    assert (form.instance.year_be, str(form.instance.total_score)) == (2569, "99.33")


@pytest.mark.django_db
def test_text_is_stored_in_its_one_spelling():
    form_class = forms.modelform_factory(Division, form=PortalModelForm, fields=["name", "order"])

    form = form_class({"name": "กองน\u0e4d\u0e49\u0e32\u200b", "order": "1"})

    assert form.save().name == "กองน้ำ"


def test_a_time_is_read_and_shown():
    assert ThaiTimeField().clean("๙.๐๕ น.") == time(9, 5)
    assert 'value="09:05"' in ThaiTimeField().widget.render("x", time(9, 5))
    with pytest.raises(forms.ValidationError, match="ตัวอย่าง 13:30"):
        ThaiTimeField().clean("เช้า")


@pytest.mark.django_db
def test_a_moment_that_nobody_touched_keeps_its_seconds():
    moment = datetime(2026, 11, 23, 7, 30, 59, 123, tzinfo=UTC)
    person = make.clerk()
    person.last_login = moment
    form_class = forms.modelform_factory(
        User,
        form=PortalModelForm,
        fields=["last_login", "first_name"],
        field_classes={"last_login": ThaiDateTimeField},
    )

    untouched = form_class({"last_login": "23/11/2569 14:30", "first_name": "ก"}, instance=person)
    assert untouched.is_valid()
    assert untouched.changed_data == ["first_name"]
    assert untouched.save().last_login == moment
    touched = form_class({"last_login": "23/11/2569 14:31", "first_name": "ก"}, instance=person)
    assert touched.is_valid()
    assert touched.save().last_login == datetime(2026, 11, 23, 7, 31, tzinfo=UTC)
    emptied = form_class({"last_login": "", "first_name": "ก"}, instance=person)
    assert emptied.is_valid()
    assert emptied.save().last_login is None
