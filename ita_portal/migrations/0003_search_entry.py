"""The table of the search; on PostgreSQL with the trigram index that finds parts of words."""

import warnings

from django.db import migrations, models

from ita_portal.search import trigrams


def make_trigram_index(apps, schema_editor):
    # Not allowed to make the extension? The search works without: say so and go on.
    if obstacle := trigrams.make_index(schema_editor.connection):
        warnings.warn(obstacle, RuntimeWarning, stacklevel=2)


def drop_trigram_index(apps, schema_editor):
    trigrams.drop_index(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [
        ("ita_portal", "0002_roles_of_the_daily_tool"),
    ]

    operations = [
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "source",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (1, "Item"),
                            (2, "Measure"),
                            (3, "Element"),
                            (4, "Item Update"),
                            (5, "Measure Update"),
                            (6, "Item Evidence"),
                            (7, "Measure Evidence"),
                            (8, "Meeting"),
                            (9, "Agenda Item"),
                        ],
                        verbose_name="ชนิด",
                    ),
                ),
                ("row_id", models.BigIntegerField(verbose_name="แถว")),
                ("owner_id", models.BigIntegerField(verbose_name="แถวของหน้า")),
                ("year_be", models.PositiveSmallIntegerField(verbose_name="ปีงบประมาณ")),
                ("number", models.PositiveIntegerField(default=0, verbose_name="ลำดับ")),
                ("code", models.CharField(blank=True, max_length=10, verbose_name="รหัสข้อ")),
                ("address", models.CharField(max_length=200, verbose_name="ที่อยู่ของหน้า")),
                ("page_title", models.TextField(verbose_name="ชื่อหน้า")),
                ("title", models.TextField(blank=True, verbose_name="ชื่อ")),
                ("text", models.TextField(blank=True, verbose_name="ข้อความ")),
                ("folded_title", models.TextField(blank=True, verbose_name="ชื่อสำหรับเทียบ")),
                ("folded_text", models.TextField(blank=True, verbose_name="ชื่อและข้อความสำหรับเทียบ")),
            ],
            options={
                "verbose_name": "ดัชนีการค้นหา",
                "verbose_name_plural": "ดัชนีการค้นหา",
                "default_permissions": (),
                "indexes": [
                    models.Index(
                        models.OrderBy(models.F("year_be"), descending=True),
                        models.F("source"),
                        models.F("number"),
                        models.F("row_id"),
                        name="search_entry_in_order",
                    ),
                    models.Index(fields=["owner_id", "source"], name="search_entry_of_owner"),
                    models.Index(fields=["code"], name="search_entry_by_code"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("source", "row_id"), name="search_entry_once_per_row"
                    )
                ],
            },
        ),
        migrations.RunPython(make_trigram_index, drop_trigram_index),
    ]
