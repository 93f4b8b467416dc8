"""Thai text as it is stored: one spelling for what looks the same on screen."""

import re
import unicodedata

SARA_AM = "\u0e33"
NIKHAHIT = "\u0e4d"
SARA_AA = "\u0e32"
_TONES = "\u0e48\u0e49\u0e4a\u0e4b"

# Zero-width characters, soft hyphens and byte order marks: unseen, and fatal to a search.
_UNSEEN = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]")
_TONE_BETWEEN = re.compile(f"{NIKHAHIT}([{_TONES}]){SARA_AA}")
_TONE_BEFORE = re.compile(f"([{_TONES}]){NIKHAHIT}{SARA_AA}")
# A tone mark typed before the vowel above or below it is drawn the same on most screens.
_TONE_THEN_VOWEL = re.compile(f"([{_TONES}])([\u0e31\u0e34-\u0e3a])")

# Any of what is mended below; most texts have nothing of it.
_ODD = re.compile(
    "[\u200b\u200c\u200d\u2060\ufeff\u00ad\u00a0\r\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029"
    f"{NIKHAHIT}]|\u0e40\u0e40|[{_TONES}][\u0e31\u0e34-\u0e3a]|[ \t](?:\n|\\Z)"
)


def normalise(text: str) -> str:
    """
    Store one spelling of what a reader sees: joined ำ, แ for เ+เ, tone marks after vowels.

    Removes zero-width and control characters, turns no-break spaces into spaces and
    Windows line ends into newlines. Words, digits and their order are never changed.
    """
    text = unicodedata.normalize("NFC", text)
    if not _ODD.search(text):
        return str(text)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _CONTROL.sub("", text.translate(_UNSEEN).replace("\u00a0", " "))
    text = text.replace("\u0e40\u0e40", "\u0e41")
    text = _TONE_BETWEEN.sub(rf"\1{SARA_AM}", text)
    text = _TONE_BEFORE.sub(rf"\1{SARA_AM}", text)
    text = text.replace(NIKHAHIT + SARA_AA, SARA_AM)
    text = _TONE_THEN_VOWEL.sub(r"\2\1", text)
    # Line by line: a pattern for space before an end looks again at each space of a long run.
    return "\n".join(line.rstrip(" \t") for line in text.split("\n"))
