"""Relations that keep what they lead to, where Django would let it go in silence."""

from typing import Any

from django.db import models


class ProtectingManyToManyField(models.ManyToManyField):
    """
    Choices of many that protect what is chosen: deleting it raises ProtectedError.

    Django's own field would take the ticks away in silence. Deleting the row that chose still
    deletes its own ticks. To the database it is the same field, so no migration knows of it.
    """

    def contribute_to_class(
        self, cls: type[models.Model], name: str, private_only: bool = False, **kwargs: Any
    ) -> None:
        super().contribute_to_class(cls, name, private_only=private_only, **kwargs)
        through = self.remote_field.through
        if isinstance(through, type) and through._meta.auto_created is cls:
            # The second key of the table that Django makes leads to what is chosen.
            keys = [f for f in through._meta.fields if isinstance(f, models.ForeignKey)]
            keys[1].remote_field.on_delete = models.PROTECT

    def deconstruct(self) -> Any:
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.ManyToManyField", args, kwargs
