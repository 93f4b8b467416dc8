"""The migration of a next version, of the common kind: a column and a table come, none goes."""
