"""On PostgreSQL the trigram index that finds parts of words."""

import warnings

from django.db import migrations

from search import trigrams


def make_trigram_index(apps, schema_editor):
    # Not allowed to make the extension? The search works without: say so and go on.
    if obstacle := trigrams.make_index(schema_editor.connection):
        warnings.warn(obstacle, RuntimeWarning, stacklevel=2)


def drop_trigram_index(apps, schema_editor):
    trigrams.drop_index(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]

    operations = [migrations.RunPython(make_trigram_index, drop_trigram_index)]
