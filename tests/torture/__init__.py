"""A municipality whose contents are as long, as many and as odd as any office may have."""
