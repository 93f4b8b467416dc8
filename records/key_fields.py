"""Numbers by which rows are told apart: ๙.๓ and 9.3 are one key, so they are stored alike."""

import re
from typing import Any

from django.core.validators import RegexValidator
from django.db import models

from thai.digits import to_arabic_digits
from thai.spelling import normalise

# Up to four parts of up to five digits each, without zeros before them.
OUTLINE = r"^(0|[1-9][0-9]{0,4})(\.(0|[1-9][0-9]{0,4})){0,3}$"
NO_OUTLINE = "ลำดับที่ใช้ได้เฉพาะตัวเลขคั่นด้วยจุด เช่น 1 หรือ 1.1.1"


def number_key(value: Any) -> Any:
    """The stored form of a typed number; what is no text stays."""
    return to_arabic_digits("".join(normalise(value).split())) if isinstance(value, str) else value


def outline_number(value: Any) -> Any:
    """
    The stored form of a number of parts: "๑.๑." becomes "1.1", 2 becomes "2"; None stays.

    1.10 is not 1.1. What is no such number stays as it was typed, for a validator to refuse.
    """
    if value is None:
        return None
    typed = str(number_key(str(value))).rstrip(".")
    parts = typed.split(".")
    if all(part.isascii() and part.isdecimal() for part in parts):
        return ".".join(part.lstrip("0") or "0" for part in parts)
    return typed


def outline_order(number: str) -> str:
    """What sorts such numbers by their parts, whatever the collation: 1.10 behind 1.9."""
    return "".join(part.zfill(5) for part in number.split("."))


def is_outline(number: str) -> bool:
    """Whether a text is such a number in its stored form."""
    return re.fullmatch(OUTLINE, number) is not None


class NumberKeyField(models.CharField):
    """A printed number that a constraint keeps unique: stored in Arabic digits, without spaces."""

    @staticmethod
    def key(value: Any) -> Any:
        return number_key(value)

    def to_python(self, value: Any) -> Any:
        return self.key(super().to_python(value))

    def get_prep_value(self, value: Any) -> Any:
        return self.key(super().get_prep_value(value))

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        value = self.key(super().pre_save(model_instance, add))
        setattr(model_instance, self.attname, value)
        return value


class OutlineNumberField(NumberKeyField):
    """A printed number of parts such as 1.1.1, under a heading 1.1."""

    default_validators = [RegexValidator(OUTLINE, NO_OUTLINE)]

    @staticmethod
    def key(value: Any) -> Any:
        return outline_number(value)


class OutlineOrderField(models.CharField):
    """Sorts by the parts of an `OutlineNumberField` of the same row; nobody types it."""

    def __init__(self, *args: Any, of: str, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.of = of

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, path, args, kwargs = super().deconstruct()
        return name, path, list(args), {**kwargs, "of": self.of}

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        value = outline_order(str(outline_number(getattr(model_instance, self.of))))
        setattr(model_instance, self.attname, value)
        return value
