"""Where found values differ from expected ones: white space, list marks and digits do not count."""

import re

from imports.documents.marks import without_mark
from thai.digits import to_arabic_digits


def bare(text: str) -> str:
    lines = (without_mark(line) for line in to_arabic_digits(text).splitlines())
    return re.sub(r"\s", "", "".join(lines))


def differences(found, expected, path: str = "") -> list[str]:
    """The paths at which they differ; fields that `expected` lacks may be anything."""
    if isinstance(expected, dict):
        return [
            each
            for name, value in expected.items()
            for each in differences((found or {}).get(name), value, f"{path}.{name}")
        ]
    if isinstance(expected, list):
        if len(found or []) != len(expected):
            return [f"{path}: {len(found or [])} instead of {len(expected)}"]
        pairs = enumerate(zip(found, expected, strict=True))
        return [each for at, (a, b) in pairs for each in differences(a, b, f"{path}[{at}]")]
    same = bare(found) == bare(expected) if isinstance(found, str) else found == expected
    return [] if same else [f"{path}: {found!r} instead of {expected!r}"]
