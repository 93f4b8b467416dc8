"""How templates are written: short lines, and includes that say what they need."""

import re
from pathlib import Path

TEMPLATES = Path(__file__).resolve().parents[1] / "templates"
MOST = 120
# An address cannot be broken: a line that holds little else may be longer.
ADDRESS = re.compile(r"""(?:href|src|url)="[^"]+"|https?://\S+""")
WHAT_IT_NEEDS = re.compile(r"{% comment %}.*?\bNeeds\b.*?{% endcomment %}", re.DOTALL)


def texts(pattern: str) -> dict[str, str]:
    """The text of every template whose path matches."""
    files = [path for path in sorted(TEMPLATES.rglob(pattern)) if path.is_file()]
    assert files
    return {str(path.relative_to(TEMPLATES)): path.read_text(encoding="utf-8") for path in files}


def is_too_long(line: str) -> bool:
    return len(line) > MOST and len(ADDRESS.sub("", line).strip()) > MOST // 4


def test_no_line_is_too_long_but_for_addresses():
    too_long = [
        f"{name}:{number}"
        for name, text in texts("*").items()
        for number, line in enumerate(text.splitlines(), start=1)
        if is_too_long(line)
    ]
    assert too_long == []


def test_an_include_begins_with_what_it_needs():
    silent = [
        name for name, text in texts("includes/*.html").items() if not WHAT_IT_NEEDS.match(text)
    ]
    assert silent == []
