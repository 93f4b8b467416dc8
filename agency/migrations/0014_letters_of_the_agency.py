"""What stands on the agency's own letters: the code of its documents, and its seal."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("agency", "0013_opening_rights")]

    operations = [
        migrations.AddField(
            model_name="agency",
            name="document_prefix",
            field=models.CharField(
                blank=True,
                help_text="ตัวพยัญชนะและเลขประจำของหน่วยงาน เช่น อท ๗๒๐๐๑ ระบบพิมพ์ไว้หน้าเลขที่ของหนังสือ",
                max_length=40,
                verbose_name="รหัสหนังสือออก",
            ),
        ),
        migrations.AddField(
            model_name="agency",
            name="seal_on_letters",
            field=models.BooleanField(
                default=False,
                help_text="ไม่เลือก = เว้นที่ว่างไว้สำหรับครุฑหรือกระดาษหัวหนังสือของหน่วยงาน",
                verbose_name="พิมพ์ตราสัญลักษณ์บนหัวหนังสือ",
            ),
        ),
    ]
