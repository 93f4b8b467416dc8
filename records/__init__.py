"""
What every public record is: when it is public, its files, its trail of changes.

Not for the records themselves, which live in their families.
"""
