"""Whether who writes a report may approve it, where another secretary could."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("agency", "0006_closing_rights"),
    ]

    operations = [
        migrations.AddField(
            model_name='agency',
            name='review_by_another',
            field=models.BooleanField(default=True, help_text='ผู้ที่เขียนหรือแก้ไขรายงานเผยแพร่รายงานนั้นเองไม่ได้ ต้องให้เลขานุการอีกคนตรวจ นับเฉพาะบัญชีที่ใช้งานอยู่และมีบทบาทเลขานุการ ไม่นับผู้ดูแลระบบ เอาเครื่องหมายออกได้เมื่อเลขานุการอีกคนไม่อยู่ รายงานที่ผู้เขียนอนุมัติเองมีหมายเหตุในประวัติเสมอ', verbose_name='ผู้ตรวจต้องไม่ใช่ผู้เขียน เมื่อมีเลขานุการตั้งแต่สองคน'),
        ),
    ]
