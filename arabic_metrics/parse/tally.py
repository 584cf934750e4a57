"""Number words in plain order, summed in one pass: خمسة وعشرون، ثلاث مئة وستة عشر ألفا ومئتان، 24 مليونا.

Most numbers in words go from the largest scale down with «و» between, in words that are nothing else. `tally` adds those up without
asking the grammar, and answers None wherever the grammar might see more in them.
"""

from arabic_metrics.parse.amount import Amount
from arabic_metrics.parse.numeral import (
    HUNDRED,
    HUNDREDS,
    SCALE,
    TEN,
    TENS,
    THOUSAND,
    UNIT,
    WORDS,
    Token,
)

SCALE_WORD = "scale word"
DIGITS_AND_SCALE = "digits and scale"
Group = tuple[
    int, int, int
]  # value, the position behind it (0 if there is none), its smallest unit
Total = tuple[int, int, int, str]  # the same, and the rule
NO_GROUP = (0, 0, 0)
NO_TOTAL = (0, 0, 0, "")


def tally(tokens: list[Token], links: list[str], start: int, stop: int) -> Amount | None:
    """Return what `total` does as an amount."""
    value, end, scale, rule = total(tokens, links, start, stop)
    return Amount(value, end, scale, rule) if end else None


def total(tokens: list[Token], links: list[str], start: int, stop: int) -> Total:
    """Return the sum of the words from `start` on, up to `stop` or a link that ends a cardinal; none if they are not plain."""
    first = tokens[start]
    if first.digits is not None:
        return _scaled_digits(tokens, links, start, stop)
    value, least, index = 0, 0, start
    while True:
        size, index, scale = _group(tokens, links, index, stop)
        if index == 0:
            return NO_TOTAL
        if least and (least == 1 or size >= least):
            return NO_TOTAL  # no falling order: «أربع وتسعين وتسعمئة», «ألف ومئتا مليون»
        value, least = value + size, scale
        if index == stop:
            break
        link = links[index]
        if link != "and":
            if link == "":
                return NO_TOTAL
            break
    return (value, index, least, SCALE_WORD if first.numeral.code == SCALE else WORDS)


def _scaled_digits(tokens: list[Token], links: list[str], start: int, stop: int) -> Total:
    """«24 مليونا», and nothing joined to it."""
    digits, end = tokens[start].digits, start + 2
    if digits is None or digits.shape != "integer" or end > stop or links[start + 1] != "":
        return NO_TOTAL
    if end < stop and links[end] in ("", "and"):
        return NO_TOTAL
    named = tokens[start + 1].numeral.scale
    if named < THOUSAND:
        return NO_TOTAL
    return int(digits.value) * named, end, named, DIGITS_AND_SCALE


def _group(tokens: list[Token], links: list[str], index: int, stop: int) -> Group:
    """Read a number below a thousand with its scale, or a scale word by itself."""
    numeral = tokens[index].numeral
    code, value, end, scale = numeral.code, numeral.size, index + 1, 1
    if code == 0:
        return NO_GROUP
    link = links[end] if end < stop else None
    if code > HUNDREDS:
        return NO_GROUP if link == "" else (value if code == SCALE else 2 * value, end, value)
    if code == UNIT and link == "" and tokens[end].numeral.code == HUNDRED:
        if value <= 2:
            return NO_GROUP
        code, value, end = HUNDREDS, value * 100, end + 1
        link = links[end] if end < stop else None
    if code > TENS:
        scale = 100
        if link == "and":
            numeral = tokens[end].numeral
            code, scale = numeral.code, 1
            value, end = value + numeral.size, end + 1
            link = links[end] if end < stop else None
            if code == 0 or code > TENS:
                return NO_GROUP
    if link is None:
        return value, end, scale
    if code == UNIT:
        following = tokens[end].numeral
        if (link == "and" and following.code == TENS) or (link == "" and following.code == TEN):
            value, end = value + following.size, end + 1
            link = links[end] if end < stop else None
    if link != "":
        return value, end, scale
    named = tokens[end].numeral.scale
    end += 1
    if named < THOUSAND or (end < stop and links[end] == ""):
        return NO_GROUP
    return value * named, end, named
