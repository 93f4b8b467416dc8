"""Thai digits ๐-๙ and the Arabic ones, both ways."""

_TO_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_TO_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


def to_thai_digits(value: object) -> str:
    """Write every Arabic digit of the text as a Thai one: 2566 becomes ๒๕๖๖."""
    return str(value).translate(_TO_THAI)


def to_arabic_digits(value: object) -> str:
    """Write every Thai digit of the text as an Arabic one: ๒๕๖๖ becomes 2566."""
    return str(value).translate(_TO_ARABIC)
