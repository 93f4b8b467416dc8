"""Foreign keys follow the floors too, and every package says what it is for."""

import ast

import pytest
from django.apps import apps

from tests.floors import FLOORS, PACKAGES, ROOT, may_use


def test_every_package_stands_on_a_floor():
    assert sorted(name for floor in FLOORS for name in floor) == sorted(PACKAGES)


@pytest.mark.parametrize("package", [name for name in PACKAGES if apps.is_installed(name)])
def test_foreign_keys_lead_down(package):
    for model in apps.get_app_config(package).get_models():
        for field in model._meta.get_fields():
            target = field.related_model if field.is_relation and not field.auto_created else None
            label = target._meta.app_label if target and target != "self" else ""
            if label in PACKAGES:
                assert label in may_use(package), f"{model.__name__}.{field.name} → {label}"


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_opens_with_what_it_is_for(package):
    source = (ROOT / package / "__init__.py").read_text(encoding="utf-8")
    assert "Not for" in (ast.get_docstring(ast.parse(source)) or "")
