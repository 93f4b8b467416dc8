"""How much of an uploaded table is read. A year's largest table has some 500 rows."""

MOST_ROWS = 2_000
# Lines that are looked at, empty ones as well.
MOST_LINES = 20_000
MOST_COLUMNS = 60
MOST_BYTES = 5 * 1024 * 1024
# Of an XLSX file, which is a ZIP file, once it is unpacked.
MOST_UNPACKED = 20 * 1024 * 1024
MOST_PARTS = 200
# How long a table that was looked at waits for its import to be confirmed.
SECONDS_WAITING = 60 * 60
