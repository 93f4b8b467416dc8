"""A year of an office, and its files taken over as the shell does it."""

import json
from pathlib import Path

from django.core.management import CommandError, call_command

from agency.models import User
from tests import make

KIT = Path(__file__).resolve().parent.parent / "field_kit"
NAMES = ("สำนักปลัด", "กองคลัง", "กองช่าง", "กองการศึกษา")


def office(*, is_public: bool = True) -> dict:
    """The divisions by name, fiscal year 2566 with the items o1 to o43, and one superuser."""
    year = make.fiscal_year(2566) if is_public else make.fiscal_year(2566, published_at=None)
    divisions = {name: make.division(name) for name in NAMES}
    items = {
        number: make.item(year=year, number=number, title=f"ข้อมูลที่ {number}")
        for number in range(1, 44)
    }
    boss = User.objects.create_superuser("boss", "boss@example.go.th", "รหัสผ่านของ-boss")
    return {"year": year, "divisions": divisions, "items": items, "boss": boss}


def take(capsys, path, to, *options, year=2566):
    """What --apply answers as JSON, whether it stores or refuses."""
    path = path if isinstance(path, Path) else KIT / path
    arguments = (str(path), "--to", to, "--year", str(year), "--apply", "--json")
    try:
        call_command("import_table", *arguments, *options)
    except CommandError:
        out = json.loads(capsys.readouterr().out)
        assert not out["applied"]
        return out
    out = json.loads(capsys.readouterr().out)
    assert out["applied"]
    assert out["errors"] == []
    return out


def reasons(out) -> str:
    """Why it was refused, on one line."""
    return " / ".join(f"{error['cell']}: {error['text']}" for error in out["errors"])


def table(tmp_path, text, name="ตาราง.csv"):
    """A CSV file of these lines."""
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path
