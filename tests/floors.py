"""The project's packages, as the contracts of import-linter in pyproject.toml name them."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PACKAGES: list[str] = PYPROJECT["tool"]["importlinter"]["root_packages"]
# From the top down; neighbours of one floor stand together.
FLOORS: list[list[str]] = [
    floor.split(" | ") for floor in PYPROJECT["tool"]["importlinter"]["contracts"][0]["layers"]
]


def modules_of(package: str) -> list[Path]:
    """Every Python file of a package, migrations too."""
    return sorted((ROOT / package).rglob("*.py"))


def may_use(package: str) -> set[str]:
    """The packages below a package, and itself."""
    below: set[str] = {package}
    for floor in reversed(FLOORS):
        if package in floor:
            return below
        below.update(floor)
    raise KeyError(package)
