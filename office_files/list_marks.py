"""Numbers of a list as a program prints them: ๑, 1, ก, a, iv."""

from collections.abc import Callable

from thai.digits import to_thai_digits

# Word leaves out the letters that are no longer written: ฃ and ฅ, and what is between ค and ง.
THAI_LETTERS = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
LATIN_LETTERS = "abcdefghijklmnopqrstuvwxyz"
ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
MOST_COUNTED = 4_000


def _lettered(number: int, letters: str) -> str:
    turn, place = divmod(number - 1, len(letters))
    return letters[place] * (turn + 1)


def _roman(number: int) -> str:
    written = ""
    for worth, letters in ROMAN:
        count, number = divmod(number, worth)
        written += letters * count
    return written


FORMATS: dict[str, Callable[[int], str]] = {
    "thaiNumbers": to_thai_digits,
    "thaiLetters": lambda number: _lettered(number, THAI_LETTERS),
    "lowerLetter": lambda number: _lettered(number, LATIN_LETTERS),
    "upperLetter": lambda number: _lettered(number, LATIN_LETTERS).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "decimalZero": lambda number: f"{number:02}",
    "none": lambda number: "",
}


def written(number: int, number_format: str) -> str:
    """The number in a format by the name that Word gives it; an unknown one counts 1, 2, 3."""
    if 0 < number < MOST_COUNTED and number_format in FORMATS:
        return FORMATS[number_format](number)
    return str(number)
