"""
Under which terms the data may be used.

The portal's preset: a licence that asks only to name the source. A municipality that decides on
another one changes these lines; the pages, the packages and the search engines' data follow.
"""

NAME = "CC-BY-4.0"
TITLE = "Creative Commons Attribution 4.0 International"
ADDRESS = "https://creativecommons.org/licenses/by/4.0/"
