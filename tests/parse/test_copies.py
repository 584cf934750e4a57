"""Reading a text copies small parts of it alone: its time grows with its length."""

import pytest

from arabic_metrics import load_lexicon
from arabic_metrics.parse.number import number_parser
from arabic_metrics.parse.period import period_parser

LONG = "2023 2024 2025 5 متابع، عام 2021 زاد 12% " * 50  # folded
FEW = 100  # characters


class Measured(str):
    """A text that knows the longest part that was copied of it."""

    longest = 0

    def __getitem__(self, key):
        part = super().__getitem__(key)
        self.longest = max(self.longest, len(part))
        return part


@pytest.mark.parametrize("parser", [number_parser, period_parser])
def test_no_parser_copies_the_rest_of_a_text(parser):
    text = Measured(LONG)
    assert list(parser(load_lexicon()).parse(text))
    assert 0 < text.longest < FEW
