"""How directly a text states a claim: a grade by the rules that filled its slots, no probability.

`stated`: each slot was read in the clause or the sentence of its figure. `linked`: a slot was followed back to something said
before: an antecedent, a heading, the figure before, an order of names. `inferred`: no clause says whose figure it is; the name
was taken from an earlier sentence, from behind the figure, or is what the text is about.
"""

from collections.abc import Iterable
from typing import Literal

from arabic_metrics.core import Evidence

Grade = Literal["stated", "linked", "inferred"]
INFERRING = frozenset(
    {"entity of an earlier sentence", "what the text is about", "entity behind the figure"}
)
LINKING = frozenset(
    {
        "antecedent",
        "same as the figure before",
        "in the order of the list",
        "each of the list",
        "the first or second of two",
        "period of the heading",
        "duration linked to the one period of its length",
        "anaphor linked to the period before",
        "anaphor linked to the one period",
    }
)


def grade_evidence(evidence: Iterable[Evidence]) -> Grade:
    """Return the grade of a claim: that of the least direct rule among its evidence.

    >>> from arabic_metrics.core import Span
    >>> grade_evidence([Evidence("entity", Span(0, 2), "دبا", "antecedent")])
    'linked'
    """
    rules = {piece.rule for piece in evidence}
    if rules & INFERRING:
        return "inferred"
    return "linked" if rules & LINKING else "stated"
