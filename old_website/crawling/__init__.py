"""
The old website of a municipality, read politely: which page or file belongs to which item.

`crawl.Crawl` reads the website step by step; `suggesting.suggest` compares what it found with the
items of a year. Neither asks the database; nothing is written.
"""
