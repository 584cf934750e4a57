"""Relative clauses: «الذي يتابعه» speaks of the name right before it."""

import pytest

from tests.resolve.figures import figures


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        (
            "كرم نادي الوحدات، الذي تتابعه الجماهير، الفنانة ليلى منصور التي يتابعها على إنستغرام 325 ألف شخص",
            "الفنانة ليلى منصور",
        ),
    ],
)
def test_a_relative_clause_speaks_of_the_name_before_it(text: str, entity: str) -> None:
    assert figures(text, "entity", "value") == [(entity, 325_000)]
