"""Amounts of money as pages print them."""

from decimal import Decimal


def format_baht(amount: Decimal | None) -> str:
    """Write an amount without its unit: 30,000 or 28,450.50; "" for None."""
    if amount is None:
        return ""
    return f"{amount:,.2f}".removesuffix(".00")
