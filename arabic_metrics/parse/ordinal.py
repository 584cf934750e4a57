"""Ordinals: الثاني، الثالث عشر، الحادي والعشرون، الخامسة والعشرين بعد المئة، الأحد عشر، ثاني أكثر."""

from arabic_metrics.parse.cardinal import Amount, CardinalGrammar


class OrdinalGrammar:
    """Reads ordinals from one run, over the cardinal grammar."""

    def __init__(self, grammar: CardinalGrammar) -> None:
        self.grammar = grammar
        self.tokens = grammar.tokens
        self.links = grammar.links

    def ordinal(self, start: int) -> Amount | None:
        """Read an ordinal word, what composes it, and «بعد المئة»."""
        found = self._simple(start) or self._after_hundreds(start)
        if found is None:
            return None
        if found.end < len(self.tokens) and self.links[found.end] == "after":
            rest = self.grammar.cardinal(found.end)
            if rest is not None and isinstance(rest.value, int) and rest.value >= 100:
                return Amount(found.value + rest.value, rest.end, 1, "ordinal after hundreds")
        return found

    def _simple(self, start: int) -> Amount | None:
        token = self.tokens[start]
        value = token.numeral.ordinal or token.numeral.ordinal_compound
        compound_only = not token.numeral.ordinal
        if not value:
            if not (token.article and token.numeral.unit in (1, 2)):
                return None
            value, compound_only = token.numeral.unit, True
        index = start + 1
        if index < len(self.tokens):
            following = self.tokens[index]
            if following.numeral.teen_second and self.links[index] == "" and not following.article:
                return Amount(10 + value, index + 1, 1, "ordinal")
            if following.numeral.tens and self.links[index] == "and":
                return Amount(value + following.numeral.tens, index + 1, 1, "ordinal")
        return None if compound_only else Amount(value, index, 1, "ordinal")

    def _after_hundreds(self, start: int) -> Amount | None:
        """«المئة والخامسة والعشرون»: hundreds first, then an ordinal."""
        token = self.tokens[start]
        if not token.article or not (token.numeral.hundred or token.numeral.hundreds or token.numeral.scale):
            return None
        base = self.grammar.cardinal(start)
        if base is None or base.end >= len(self.tokens) or self.links[base.end] != "and":
            return None
        rest = self._simple(base.end)
        if rest is None or not isinstance(base.value, int) or rest.value >= base.scale:
            return None
        return Amount(base.value + rest.value, rest.end, 1, "ordinal after hundreds")
