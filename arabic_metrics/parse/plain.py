"""Figures that stand alone in their line, as in tables and lists: nothing beside them is to be asked about."""

from arabic_metrics.parse.digits import RULES, Value
from arabic_metrics.parse.modifier import EXACT
from arabic_metrics.parse.neighbor import LINE_END
from arabic_metrics.parse.run import Run
from arabic_metrics.parse.tally import total

# Start, end, kind, value, upper, modifier, readings and rule.
Reading = tuple[int, int, str, Value, Value | None, str, tuple[Value, ...], str]
LONGEST = 20  # characters of digits with marks


def read_alone(run: Run, text: str, found: list[Reading]) -> bool:
    """Add the cardinal that all tokens of a line make; False if the line goes on or the grammar must be asked."""
    tokens = run.tokens
    first, end = tokens[0], tokens[-1].end
    if first.article or (end < len(text) and ord(text[end]) != LINE_END):
        return False
    digits, numeral, count = first.digits, first.numeral, len(tokens)
    value: Value
    if count > 1:
        if numeral.divides:
            return False
        for link in run.links:
            if link != "" and link != "and":
                return False
        if tokens[1].numeral.fraction_plural:
            return False
        value, stop, _, rule = total(tokens, run.links, 0, count)
        if stop != count:
            return False
    elif digits is None:
        if numeral.lone is None:
            return False
        value, rule = numeral.lone
    else:
        rule = RULES.get(digits.shape, "")
        value = digits.value
        if rule != "digits":
            if not rule or digits.shape == "fraction" or end - first.start > LONGEST:
                return False
            if digits.others:
                readings = digits.others
                found.append((first.start, end, "cardinal", value, None, EXACT, readings, rule))
                return True
    found.append((first.start, end, "cardinal", value, None, EXACT, (), rule))
    return True
