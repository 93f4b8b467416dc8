"""How much of an uploaded table is read. A year's largest table has some 500 rows."""

MOST_ROWS = 2_000
MOST_COLUMNS = 60
MOST_BYTES = 5 * 1024 * 1024
# Of a file that is an archive, as those of offices are, once it is unpacked.
MOST_UNPACKED = 20 * 1024 * 1024
# How long a table that was looked at waits for its import to be confirmed.
SECONDS_WAITING = 60 * 60
