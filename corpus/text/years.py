"""A year in running text: four digits from 1500 on that are no part of another number."""

import re

YEAR = re.compile(r"(?<![\d.,])(?:1[5-9]|20)\d\d(?!\d|[.,]\d)")
