"""Join neighbouring number tokens into runs that a grammar can read."""

from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from arabic_metrics.lexicon import Lexicon
from arabic_metrics.lexicon.entry import Operator
from arabic_metrics.parse.neighbor import without_prefix
from arabic_metrics.parse.numeral import ARTICLE, Token
from arabic_metrics.parse.percent import PercentSigns, percent_signs
from arabic_metrics.parse.token import find_tokens

LONGEST_GAP = 16
# What stands between digits and their scale where quotation marks or brackets hold one of them, with the mark at the other end.
CLOSINGS = {") ": "(", "» ": "«", "” ": "“", '" ': '"'}
OPENINGS = {" (": ")", " «": "»", " “": "”", ' "': '"'}
YEAR_DIGITS = 4
LINKS = frozenset(("and", "to", "until", "dash", "over", "of", "part", "point", "after", "except"))
RANGE_LINKS = frozenset(("to", "until", "dash"))


@dataclass(slots=True)
class Run:
    """Neighbouring number tokens; `links[i]` is what stands between tokens i-1 and i ("" for space)."""

    tokens: list[Token] = field(default_factory=list)
    links: list[str] = field(default_factory=list)


@lru_cache(maxsize=8)
def link_table(lexicon: Lexicon) -> dict[str, str]:
    """Return what may stand between two number tokens, folded, bare and between spaces, and the role it has there."""
    table = {"": ""}
    for operator in lexicon.of(Operator):
        if operator.role in LINKS:
            for form in operator.forms:
                folded = lexicon.fold(form)
                table.setdefault(folded, operator.role)
                table.setdefault(f" {folded} ", operator.role)
    return table


def find_runs(text: str, lexicon: Lexicon, run: Run) -> Iterator[None]:
    """Fill a run with the neighbouring number tokens of a folded text, again and again, in order.

    One pass over the words with one look-up each; nothing else is looked at unless a number word or a
    digit is met. It is always the same run that is filled, so that those who read it need not be told of another.
    """
    links, year_heads, signs = _tables(lexicon)
    begins_percent = signs.first_letters
    tokens, joints = run.tokens, run.links
    bounded = text + "\n\n"
    behind = "\n"  # the character right behind the tokens so far
    done, percent = 0, 0
    for token in find_tokens(text, lexicon):
        start = token.start
        if start < done:
            continue  # the hundred of «في المئة»
        link: str | None = None
        if behind != "\n":
            lead = token.lead
            if behind == " " and start - lead == done + 1 and not percent and not token.particle:
                if lead:
                    link = "and"
                elif not (token.numeral.scale and _is_year(text, tokens[-1], year_heads)):
                    link = ""  # but not in «خلال عام 2025 مليونا زيارة»
            else:
                gap = text[done : start - lead]
                link = links.get(gap)
                if gap in CLOSINGS and token.numeral.scale and _is_enclosed(text, tokens[-1], gap):
                    tokens[-1].start -= 1
                    link = ""  # «(3) ملايين», «“12” مليون»
                elif gap in OPENINGS and token.numeral.scale and tokens[-1].digits is not None:
                    link = "" if bounded[token.end] == OPENINGS[gap] else None  # «34 “مليون”»
                elif percent or not link:
                    link = _link(gap, token, tokens[-1], links)
        if link is None:
            if tokens:
                yield
                tokens.clear()
                joints.clear()
            link = ""
        joints.append(link)
        tokens.append(token)
        done = token.end
        behind = bounded[done]
        if behind == "\n":
            continue
        percent = 0
        if (bounded[done + 1] if behind == " " else behind) in begins_percent:
            token.percent = percent = signs.behind(text, done)
            done = percent or done
            behind = bounded[done]
    if tokens:
        yield
        tokens.clear()
        joints.clear()


@lru_cache(maxsize=8)
def _tables(lexicon: Lexicon) -> tuple[dict[str, str], frozenset[str], PercentSigns]:
    """Return what may link tokens, the words that a year follows, and the signs of a percentage."""
    heads = lexicon.word_class("year_head") | lexicon.word_class("month")
    return link_table(lexicon), heads, percent_signs(lexicon)


def _is_enclosed(text: str, token: Token, gap: str) -> bool:
    return token.digits is not None and text[token.start - 1 : token.start] == CLOSINGS[gap]


def _is_year(text: str, token: Token, heads: Container[str]) -> bool:
    """Whether four digits stand behind «عام» or «سنة»: they are a year, not a number of millions."""
    reading = token.digits
    if token.end - token.start != YEAR_DIGITS or reading is None or reading.shape != "integer":
        return False
    before = text[max(token.start - LONGEST_GAP, 0) : token.start].split()
    return bool(before) and (before[-1] in heads or without_prefix(before[-1]) in heads)


def _link(gap: str, token: Token, previous: Token, links: dict[str, str]) -> str | None:
    if len(gap) > LONGEST_GAP or "\n" in gap or "\r" in gap:
        return None
    core = gap.strip(" ")
    if token.digits is not None:
        core = core.removesuffix(ARTICLE).rstrip(" ")  # «بين ال10 وال15»
    link = links.get(core)
    if link == "" and token.particle:
        link = links.get(token.particle)  # «من عشرة لعشرين»; «سبعة بالمئة» goes no further
    elif link == "" and token.joins:
        link = "and"
    if previous.percent and link is not None:
        return link if link in RANGE_LINKS else {"and": "percent and"}.get(link)
    return link
