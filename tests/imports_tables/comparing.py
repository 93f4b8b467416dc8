"""Comparing as loosely as the field kit asks: spaces, list marks, kinds of digits do not count."""

import re

from thai.digits import to_arabic_digits
from thai.spelling import normalise

_LIST_MARK = re.compile(r"^\s*(?:[-•*·]|\(?[0-9]{1,2}[.)])\s*", re.MULTILINE)


def loose(text):
    """A text without what does not count."""
    return "".join(_LIST_MARK.sub("", to_arabic_digits(normalise(text))).split())


def differences(expected, found, path=""):
    """Where what was found is not what was expected; absent fields may be anything."""
    if isinstance(expected, dict) and isinstance(found, dict):
        for name, value in expected.items():
            yield from differences(value, found.get(name), f"{path}.{name}")
    elif isinstance(expected, list) and expected:
        if not isinstance(found, list) or len(found) != len(expected):
            yield f"{path}: {expected!r} is {found!r}"
            return
        for at, pair in enumerate(zip(expected, found, strict=True)):
            yield from differences(*pair, f"{path}[{at}]")
    elif not _alike(expected, found):
        yield f"{path}: {expected!r} is {found!r}"


def _alike(expected, found):
    if expected in ("", [], None):
        return found in ("", [], None)
    if isinstance(expected, str):
        return isinstance(found, str) and loose(expected) == loose(found)
    return expected == found
