"""Django's flag for the back office follows the roles; first passwords and invitations."""

from django.db import migrations, models


def follow_roles(apps, schema_editor):
    """Whoever has a role can sign in; whoever has none could do nothing there."""
    users = apps.get_model("agency", "User").objects.using(schema_editor.connection.alias)
    users.filter(is_superuser=False, groups__isnull=False).update(is_staff=True)
    users.filter(is_superuser=False, groups__isnull=True).update(is_staff=False)
    users.filter(is_superuser=True).update(is_staff=True)


class Migration(migrations.Migration):
    dependencies = [("agency", "0002_roles")]

    operations = [
        migrations.AddField(
            model_name="user",
            name="must_change_password",
            field=models.BooleanField(
                default=False, editable=False, verbose_name="ต้องตั้งรหัสผ่านเองเมื่อเข้าสู่ระบบ"
            ),
        ),
        migrations.AddField(
            model_name="user",
            name="invited_at",
            field=models.DateTimeField(editable=False, null=True, verbose_name="ส่งคำเชิญเมื่อ"),
        ),
        migrations.RunPython(follow_roles, migrations.RunPython.noop, elidable=False),
    ]
