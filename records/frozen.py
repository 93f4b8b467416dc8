"""Rows that are written once: documents that were handed out, with their fingerprints."""

from django.db import models


class FrozenError(Exception):
    """Somebody tried to change or delete what was handed out."""


class FrozenQuerySet(models.QuerySet):
    """Bulk changes are refused like single ones."""

    def update(self, **values):
        raise FrozenError("ฉบับที่ออกแล้วแก้ไขไม่ได้ กรุณาออกฉบับใหม่")

    def delete(self):
        raise FrozenError("ฉบับที่ออกแล้วลบไม่ได้")
