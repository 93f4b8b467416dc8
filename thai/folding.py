"""One spelling for comparing: what a reader takes for the same word is the same text."""

from thai.digits import to_arabic_digits
from thai.spelling import normalise


def fold(text: str) -> str:
    """
    Normalised text in lower case with Arabic digits: "ปี ๒๕๖๖ ITA" becomes "ปี 2566 ita".

    As long as the normalised text, so that a place found in one is the same place in the other.
    """
    text = to_arabic_digits(normalise(text))
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    # A few letters, such as İ, have a lower case of two characters; they stay as they are.
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
