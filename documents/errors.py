"""What goes wrong while a document is made."""


class PdfError(Exception):
    """No document was made. The text is Thai and meant for staff; the cause is chained."""


class PdfWarning(UserWarning):
    """A fault of our own template or stylesheet. The tests turn it into a failure."""
