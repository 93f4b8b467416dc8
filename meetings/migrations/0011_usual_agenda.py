"""The agenda with which the meetings of a committee begin; all committees get the usual one."""

import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("meetings", "0010_agenda_level_rules")]

    operations = [
        migrations.AddField(
            model_name="committee",
            name="usual_agenda",
            field=models.TextField(
                blank=True,
                default="เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ\nเรื่องรับรองรายงานการประชุม\nเรื่องสืบเนื่อง / เรื่องเพื่อทราบ\n"
                "เรื่องเพื่อพิจารณา\nเรื่องอื่น ๆ",
                help_text="การประชุมที่เพิ่มใหม่เริ่มด้วยวาระเหล่านี้ หนึ่งบรรทัดต่อหนึ่งวาระ ไม่ต้องพิมพ์เลข "
                "เรื่องย่อยให้ขึ้นต้นบรรทัดด้วย - และเว้นวรรค",
                max_length=4000,
                validators=[
                    django.core.validators.MaxLengthValidator(4000, "ยาวเกิน 4,000 ตัวอักษร")
                ],
                verbose_name="ระเบียบวาระประจำ",
            ),
        ),
    ]
