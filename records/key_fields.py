"""Numbers by which rows are told apart: ๙.๓ and 9.3 are one key, so they are stored alike."""

from typing import Any

from django.db import models

from thai.digits import to_arabic_digits
from thai.spelling import normalise


class NumberKeyField(models.CharField):
    """A printed number that a constraint keeps unique: stored in Arabic digits, without spaces."""

    def to_python(self, value: Any) -> Any:
        return number_key(super().to_python(value))

    def get_prep_value(self, value: Any) -> Any:
        return number_key(super().get_prep_value(value))

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        value = number_key(super().pre_save(model_instance, add))
        setattr(model_instance, self.attname, value)
        return value


def number_key(value: Any) -> Any:
    """The stored form of a typed number; what is no text stays."""
    return to_arabic_digits("".join(normalise(value).split())) if isinstance(value, str) else value
