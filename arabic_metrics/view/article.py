"""The view of one article: its text with every slot marked, and its claims beside it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from arabic_metrics.core import Article, ArticleError, Evidence, Span
from arabic_metrics.core.argument import check_is
from arabic_metrics.core.article import check_article
from arabic_metrics.normalize import read_blocks
from arabic_metrics.parse import find_numbers
from arabic_metrics.resolve import ClaimSet, Unresolved
from arabic_metrics.view.highlight import (
    CUT,
    Highlight,
    Section,
    Stretch,
    nest_highlights,
    nest_sections,
)
from arabic_metrics.view.label import Labels, Language, day_words, load_labels
from arabic_metrics.view.mark import CLAIMS
from arabic_metrics.view.page import PageView, render_page
from arabic_metrics.view.row import (
    Group,
    Loose,
    Numbers,
    all_evidence,
    claim_groups,
    loose_figures,
    number_places,
)

KINDS = ("entity", "platform", "rank", "figure", "scope", "period", "attribution", "unresolved")
# A stretch of text that serves several slots looks like the first of them here.
_TELLING = ("unresolved", "figure", "rank", "entity", "period", "platform", "scope", "attribution")
NO_BREAK = "\xa0"  # a space at which no line ends
COMMAS = {"ar": "،", "en": ","}
LONG_TEXT = 20_000
LONGEST_TITLE = 90  # characters
CLAUSE_ENDS = "،؛:.,;!?؟"
SENTENCE_ENDS = (".", "…", "،", "؛", ":")
GROUPS_TOGETHER = 40
Use = tuple[str, str, int | None]  # of a stretch of text: the slot, the row and the claim, if any


@dataclass(frozen=True, slots=True)
class ArticleView(PageView):
    """An article and its claims as a page. A notebook shows it; `save` writes it.

    The page is one file that needs no network. Its text is the text of the article, character by character; what a page
    cannot hold (NUL, half a surrogate pair) is shown as U+FFFD.
    """

    article: Article
    claims: ClaimSet
    language: Language = "ar"

    @property
    def html(self) -> str:
        """The whole page."""
        return _render(self)


def view_claims(
    article: str | Article,
    claims: ClaimSet,
    *,
    language: Language = "ar",
    min_confidence: float | None = None,
) -> ArticleView:
    """Return an article with its claims as a page: the text with every slot marked, and a table that leads to the marks.

    `language` is the language of the labels, `ar` or `en`; the article itself always runs from right to left. Figures with a
    confidence below `min_confidence` (0 to 1) are shown as unresolved; None leaves the claims as they are.

    >>> from arabic_metrics.resolve import extract_claims
    >>> text = "لدى نادي الوحدات على إنستغرام 325 ألف متابع"
    >>> view = view_claims(text, extract_claims(text))
    >>> "325 ألف</mark>" in view.html
    True

    Raises:
        ArticleError: the claims are of another text.
        ValueError: there are no labels of this language, or `min_confidence` is no probability.
    """
    load_labels(language)
    check_is(claims, ClaimSet, "claims", CLAIMS)
    if min_confidence is not None:
        claims = claims.above(min_confidence)
    if isinstance(article, str):
        article = Article(article, id=claims.article_id, title=claims.title)
    article = check_article(article)
    for piece, quote in _quotes(claims):
        span, of_title = piece.span, piece.part == "title"
        if span.of((article.title or "") if of_title else article.text) != quote:
            raise ArticleError(
                f"{article.id or 'The article'}: the claims are of another {piece.part}. "
                f"Characters {span.start} to {span.end} are not «{quote}»."
            )
    return ArticleView(article, claims, language)


def _quotes(claims: ClaimSet) -> Iterator[tuple[Evidence | Unresolved, str]]:
    for claim in claims.claims:
        yield from ((each, each.quote) for each in all_evidence(claim))
    yield from ((each, each.surface) for each in claims.unresolved)


def _render(view: ArticleView) -> str:
    article, labels = view.article, load_labels(view.language)
    numbers = number_places(view.claims)
    groups = tuple(claim_groups(view.claims, numbers, labels))
    loose = tuple(loose_figures(view.claims, numbers, labels))
    marked = _highlights(numbers, groups, loose, labels)
    highlights = [marked[number] for (part, _), number in numbers.items() if part == "text"]
    of_title = [marked[number] for (part, _), number in numbers.items() if part == "title"]
    kinds = {highlight.kind for highlight in marked.values()}
    blocks = article.blocks or read_blocks(article.text)
    sections = tuple(nest_sections(article.text, highlights, blocks))
    return render_page(
        "article.html",
        language=view.language,
        styles=("article.css",),
        scripts=("article.js",),
        article=article,
        title=article.title or headline(article.text),
        heading=_heading(article.title, of_title),
        published=day_words(article.published, labels),
        sections=sections,
        first=None if article.title else _title_place(article.text, sections),
        tables=[
            groups[start : start + GROUPS_TOGETHER]
            for start in range(0, len(groups), GROUPS_TOGETHER)
        ],
        groups=groups,
        loose=loose,
        kinds=[kind for kind in KINDS if kind in kinds],
        long=len(article.text) > LONG_TEXT,
    )


def _title_place(text: str, sections: Sequence[Section]) -> int | None:
    """The section that is the title of a text without one: its first line, if that is short, no sentence, and not all of the text."""
    words = text.lstrip()
    line, _, rest = words.partition("\n")
    if line.rstrip() != headline(text) or line.rstrip().endswith(SENTENCE_ENDS) or not rest.strip():
        return None
    place = text[: len(text) - len(words)].count("\n")
    return place if sections[place].kind in ("paragraph", "heading") else None


def _heading(title: str | None, highlights: Sequence[Highlight]) -> tuple[Stretch, ...]:
    """The title with its highlights; empty if it has none."""
    if title is None or not highlights:
        return ()
    return tuple(piece for line in nest_highlights(title, highlights) for piece in line)


def _highlights(
    numbers: Numbers, groups: Sequence[Group], loose: Sequence[Loose], labels: Labels
) -> Mapping[int, Highlight]:
    """The highlights of title and text, by their numbers."""
    uses: dict[int, list[Use]] = {number: [] for number in numbers.values()}
    for group in groups:
        for row in group.rows:
            for quote in row.quotes:
                uses[quote.mark].append((quote.slot, row.id, group.number))
    for figure in loose:
        uses[figure.quote.mark].append((figure.quote.slot, figure.id, None))
    return {
        number: _highlight(span, number, uses[number], labels)
        for (_, span), number in numbers.items()
    }


def _highlight(span: Span, number: int, uses: Sequence[Use], labels: Labels) -> Highlight:
    """One highlight: its kind is that of its most important slot, and its tag names all its slots."""
    told, rows, numbered = map(dict.fromkeys, zip(*uses, strict=True))
    slots = sorted(told, key=lambda slot: _TELLING.index(_kind(slot)))
    tag = " · ".join(map(labels.slot, slots))
    comma = COMMAS[labels.language] + NO_BREAK
    claims = number_list([each for each in numbered if each is not None], comma)
    return Highlight(
        number,
        span,
        kind=_kind(slots[0]),
        tag=f"{tag}{NO_BREAK}{claims}".strip(),
        rows=tuple(rows),
    )


def _kind(slot: str) -> str:
    return slot if slot in KINDS else "figure"


def headline(text: str) -> str:
    """Return the heading of a text without a title: its first line. If that is long, it is cut behind a clause, or else between words; never in a figure.

    >>> headline("\\nصفحة الوزارة تتصدر\\nبلغ عدد المتابعين 40 ألفا."), headline("بلغ " * 40).count("بلغ"), headline("")
    ('صفحة الوزارة تتصدر', 22, '')
    """
    line = next((line for line in map(str.strip, text.splitlines()) if line), "")
    if len(line) <= LONGEST_TITLE:
        return line
    figures = find_numbers(line[: 2 * LONGEST_TITLE])
    ends = [
        match.start()
        for match in re.finditer(r"\s", line[: LONGEST_TITLE + 1])
        if not any(figure.span.start < match.start() < figure.span.end for figure in figures)
    ]
    clauses = [end for end in ends if end > LONGEST_TITLE // 2 and line[end - 1] in CLAUSE_ENDS]
    end = max(clauses or ends, default=LONGEST_TITLE)
    return line[:end].rstrip(CLAUSE_ENDS) + CUT


def number_list(numbers: Sequence[int], comma: str) -> str:
    """Return ascending numbers as text, each run as its two ends.

    >>> number_list([1, 2, 3, 5, 7, 8], "، ")
    '1–3، 5، 7–8'
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return comma.join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)
