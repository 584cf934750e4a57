"""Ordinals: الثاني، الثالث عشر، الحادي والعشرون، الخامسة والعشرين بعد المئة، الأحد عشر، ثاني أكثر."""

from arabic_metrics.parse.amount import Amount, plus
from arabic_metrics.parse.cardinal import AmountGrammar
from arabic_metrics.parse.digits import Value


class OrdinalGrammar(AmountGrammar):
    """Reads ordinals, too."""

    def ordinal(self, start: int) -> Amount | None:
        """Read an ordinal word, what composes it, and «بعد المئة»."""
        found = self._plain_ordinal(start) or self._after_hundreds(start)
        if found is not None:
            return self._after_number(found.value, found.end) or found
        token = self.tokens[start]
        if token.article and token.numeral.tens:
            return self._after_number(token.numeral.tens, start + 1)
        if token.numeral.ordinal_compound:  # «الحادي بعد المئة»
            return self._after_number(token.numeral.ordinal_compound, start + 1)
        return None

    def _after_number(self, value: Value, index: int) -> Amount | None:
        """«… بعد المئة», «… بعد العشرة آلاف ومئة»."""
        if index >= self.stop or self.links[index] != "after":
            return None
        rest = self.cardinal(index)
        if rest is None or not isinstance(rest.value, int) or rest.value < 100:
            return None
        return Amount(plus(value, rest.value), rest.end, rule="ordinal after hundreds")

    def _plain_ordinal(self, start: int) -> Amount | None:
        token = self.tokens[start]
        value = token.numeral.ordinal or token.numeral.ordinal_compound
        compound_only = not token.numeral.ordinal
        if not value:
            if not (token.article and token.numeral.unit in (1, 2)):
                return None
            value, compound_only = token.numeral.unit, True  # الأحد عشر، الواحد والعشرون
        index = start + 1
        second = self.beside(index)
        if second is not None and second.numeral.teen_second and not second.article:
            return Amount(10 + value, index + 1, rule="ordinal")
        if self.joined(index) and self.tokens[index].numeral.tens:
            return Amount(value + self.tokens[index].numeral.tens, index + 1, rule="ordinal")
        return None if compound_only else Amount(value, index, rule="ordinal")

    def _after_hundreds(self, start: int) -> Amount | None:
        """«المئة والخامسة والعشرون»: hundreds first, then an ordinal."""
        token = self.tokens[start]
        numeral = token.numeral
        if not token.article or not (numeral.hundred or numeral.hundreds or numeral.scale):
            return None
        base = self.cardinal(start)
        if base is None or not self.joined(base.end):
            return None
        rest = self._plain_ordinal(base.end)
        if rest is None or not isinstance(base.value, int) or rest.value >= base.scale:
            return None
        return Amount(base.value + rest.value, rest.end, rule="ordinal after hundreds")
