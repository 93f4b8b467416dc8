"""Every kind of row and every column that the log can show has a Thai name."""

from audit_log.filters import logged_models
from audit_log.labels import NEVER_SHOWN, field_name, kind_name
from tests.backoffice.english import english_in


def test_kinds_and_columns_have_thai_names():
    kinds = {kind_name(model) for model in logged_models()}
    columns = {
        f"{model._meta.label}.{field.name}": field_name(field)
        for model in logged_models()
        for field in [*model._meta.concrete_fields, *model._meta.many_to_many]
        if field.name not in NEVER_SHOWN
    }

    assert [kind for kind in kinds if english_in(kind)] == []
    assert {place: name for place, name in columns.items() if english_in(name)} == {}
