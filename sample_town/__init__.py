"""
A made-up town with three full years, so that every page, list and chart can be seen full.

For bin/demo sample, pictures, accessibility checks and measurements. Not for an office's own
portal: nothing but the command create_sample_town uses it.
"""
