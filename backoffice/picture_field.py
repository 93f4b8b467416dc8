"""The box for a picture: takes what telephones and offices have, stores what everything shows."""

from pathlib import PurePath
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile

from documents.pictures import PictureError, ending_of, normalise
from records.stored_files import check_size

ACCEPTED = ",".join(
    [f"image/{kind}" for kind in ("jpeg", "png", "heic", "heif", "webp", "gif", "bmp", "tiff")]
    + [".heic", ".heif"]
)
HELP = "รับภาพ jpg, png, heic จากโทรศัพท์ และภาพชนิดอื่นที่ใช้ทั่วไป ระบบปรับเป็น jpg หรือ png และลบข้อมูลตำแหน่งให้"


class PictureField(forms.FileField):
    """
    A picture, normalised when it is chosen (documents.pictures), under a name that says its kind.

    Its bytes decide what it is, whatever its name says.
    """

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {**super().widget_attrs(widget), "accept": ACCEPTED}

    def to_python(self, data: Any) -> Any:
        chosen = super().to_python(data)
        if chosen is None:
            return None
        check_size(chosen)
        chosen.seek(0)
        try:
            plain = normalise(chosen.read())
        except PictureError as error:
            raise ValidationError(str(error), code="no_picture") from error
        finally:
            chosen.seek(0)
        ending = ending_of(plain)
        path = PurePath(chosen.name or "")
        known = {".jpg", ".jpeg"} if ending == ".jpg" else {".png"}
        name = path.name if path.suffix.lower() in known else f"{path.stem}{ending}"
        return ContentFile(plain, name=name)
