"""The arrows between packages, as docs and README draw them."""

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps

ROOT = Path(__file__).resolve().parent.parent

MAY_IMPORT = {
    "agency": set(),
    "accounts": {"agency"},
    "documents": set(),
    "progress": {"agency"},
    "measures": {"progress", "agency"},
    "oit_checklist": {"progress", "agency"},
    "meetings": {"agency", "measures", "documents"},
    "annual_report": {
        "agency", "documents", "progress", "measures", "oit_checklist", "meetings",
    },
    "ita_portal": {
        "accounts", "agency", "documents", "progress", "measures", "oit_checklist", "meetings",
        "annual_report",
    },
}  # fmt: skip


def imported_packages(module: Path):
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: relative imports hide the arrow"
            yield node.module.split(".")[0]


def modules_of(package: str):
    return [path for path in (ROOT / package).rglob("*.py") if path.is_file()]


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_a_package_imports_only_what_its_arrows_allow(package):
    allowed = MAY_IMPORT[package] | {package}
    for module in modules_of(package):
        ours = {name for name in imported_packages(module) if name in MAY_IMPORT}
        assert ours <= allowed, f"{module.relative_to(ROOT)} imports {ours - allowed}"


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_foreign_keys_follow_the_arrows_too(package):
    allowed = MAY_IMPORT[package] | {package}
    for model in apps.get_app_config(package).get_models():
        for field in model._meta.get_fields():
            target = field.related_model if field.is_relation and not field.auto_created else None
            label = target._meta.app_label if target and target != "self" else ""
            if label in MAY_IMPORT:
                assert label in allowed, f"{model.__name__}.{field.name} → {label}"


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_nothing_imports_views_but_the_url_map(package):
    for module in modules_of(package):
        if module.name == "urls.py":
            continue
        text = module.read_text(encoding="utf-8")
        # Django's own views are a library's.
        assert not re.findall(r"^from (?!django).*\bviews\b", text, re.M), module
