"""Gold passages: texts annotated figure by figure, as JSON lines. A set may hold digests in place of texts."""

import datetime as dt
import gzip
import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from arabic_metrics.core import Block, GoldError
from arabic_metrics.score.gold import GoldArticle, read_gold_folder

Modifier = Literal[
    "exact", "approx", "approximately", "more_than", "less_than", "at_least", "at_most"
]
# Such figures are neither required nor counted as errors.
LENIENT = frozenset(
    {"vague", "ambiguous", "corrupt", "implicit_rank", "number_typo", "reversed_thousands"}
)
DIGEST = 16  # hexadecimal figures
DAY = len("2025-11-02")
RUN = 8  # words that passages of one article share
WORD = re.compile(r"\w+")


class PassageFigure(BaseModel):
    """One stated figure; `start` and `end` are code points of the text. `second` holds what a second reader wrote differently."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    entity: str | None = None
    entity_span: tuple[int, int] | None = None  # how gold without words identifies it
    owner_kind: str | None = None
    platform: str | None = None
    metric: str
    value: int | Decimal | Fraction
    value_max: int | Decimal | Fraction | None = None
    modifier: Modifier = "exact"
    change: str | None = None
    rate: str | None = None
    period: str | None = None
    period_span: tuple[int, int] | None = None
    period_value: str | None = None  # TIMEX3, where gold gives that instead of the words
    rank_scope: str | None = None
    rank_scope_span: tuple[int, int] | None = None
    start: int
    end: int
    notes: tuple[str, ...] = ()
    optional: bool | str | None = None
    second: dict[str, Any] | None = None

    def with_words(self, text: str) -> "PassageFigure":
        """Return the figure with the words of its spans, where gold gives the spans alone."""
        spans = {
            name: getattr(self, f"{name}_span")
            for name in ("entity", "period", "rank_scope")
            if getattr(self, name) is None
        }
        words = {name: text[slice(*span)] for name, span in spans.items() if span}
        return self.model_copy(update=words)

    def readings(self, field: str) -> list[Any]:
        """Return what either reader wrote for a field."""
        first = getattr(self, field)
        return [first, self.second[field]] if self.second and field in self.second else [first]

    @property
    def lenient(self) -> bool:
        """Whether readers differ on it: it is neither required nor counted as an error."""
        return bool(self.optional) or any(note.split(":")[0] in LENIENT for note in self.notes)

    def overlaps(self, start: int, end: int) -> bool:
        """Whether it shares a character with a span."""
        return start < self.end and self.start < end


class GoldPassage(BaseModel):
    """A text with its figures. Passages of one `article`, or of one `outlet` on one day, always stay in one fold."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str
    set: str = ""
    article: str | None = None
    outlet: str | None = None
    date: str | None = None
    text: str | None = None
    blocks: tuple[Block, ...] = Field(default=(), exclude=True)  # the layout, where it is known
    digest: str | None = None
    window: tuple[int, int] | None = None  # the part of the text of that digest that it is
    weight: float = 1.0  # how much it counts in a fit; less for passages that were written as gold
    written: bool = False  # as gold, whatever its weight; news printed the others
    claims: tuple[PassageFigure, ...] = ()

    def with_text(self, text: str) -> "GoldPassage":
        """Return the passage with this text, or its window of it, and the words of its spans."""
        if self.window is not None:
            text = text[slice(*self.window)]
        claims = tuple(claim.with_words(text) for claim in self.claims)
        return self.model_copy(update={"text": text, "claims": claims})

    @property
    def of_news(self) -> bool:
        """Whether news printed it, and no author of gold wrote it."""
        return self.weight >= 1 and not self.written

    @property
    def published(self) -> dt.date | None:
        """The day of publication, where it is written as a date."""
        for pattern in ("%Y-%m-%d", "%d/%m/%Y", "%Y/%m/%d"):
            try:
                return dt.datetime.strptime((self.date or "")[:10], pattern).date()
            except ValueError:
                continue
        return None

    @property
    def source(self) -> str:
        """The text: `read_passages` makes sure that there is one."""
        return self.text or ""


def from_article(gold: GoldArticle) -> GoldPassage:
    """Return a golden article as a passage."""
    same = ("entity", "platform", "metric", "value", "modifier", "rate", "period")
    figures = tuple(
        PassageFigure.model_validate(
            {
                **{name: getattr(each, name) for name in same},
                "value_max": each.upper,
                "change": "change" if each.aspect == "change" else None,
                "period_value": each.period,
                "rank_scope": each.scope if each.metric == "rank" else None,
                "start": each.span.start,
                "end": each.span.end,
            }
        )
        for each in gold.figures
    )
    article = gold.article
    date = article.published.isoformat() if article.published else None
    return GoldPassage(
        id=article.id,
        set="articles",
        written=True,
        article=article.id,
        date=date,
        text=article.text,
        blocks=article.blocks,
        claims=figures,
    )


def text_digest(text: str) -> str:
    """Return what identifies a text in a set without texts.

    >>> text_digest("بلغ العدد 40 ألفا")
    '9802dbd048c534ac'
    """
    return hashlib.sha256(text.encode()).hexdigest()[:DIGEST]


def read_passages(path: str | Path, texts: dict[str, str] | None = None) -> list[GoldPassage]:
    """Return the passages of a file of JSON lines, of all such files in a folder, or else of the golden articles in the folder.

    `texts` are the texts of passages without text, by digest.

    Raises:
        GoldError: names the line and the problem.
    """
    path = Path(path)
    if path.is_dir():
        files = sorted(path.glob("*.jsonl"))
        if files:
            return [passage for file in files for passage in read_passages(file, texts)]
        return [from_article(gold) for gold in read_gold_folder(path)]
    found = []
    for place, line in _lines(path):
        try:
            passage = GoldPassage.model_validate_json(line)
        except ValidationError as error:
            first = error.errors()[0]
            field = ".".join(map(str, first["loc"]))
            problem = ": ".join(filter(None, (field, first["msg"])))
            raise GoldError(str(path), place, problem) from error
        if passage.text is None:
            text = (texts or {}).get(passage.digest or "")
            if text is None:
                problem = "it has no text, and no text of its digest is given"
                raise GoldError(str(path), place, problem)
            passage = passage.with_text(text)
        for figure in passage.claims:
            if not 0 <= figure.start < figure.end <= len(passage.source):
                problem = f"{figure.start}–{figure.end} is no part of the text"
                raise GoldError(str(path), place, problem)
        found.append(passage)
    return found


def _lines(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the lines that are not empty, each with what errors call it."""
    try:
        data = path.read_bytes()
        text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode()
    except (OSError, EOFError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise GoldError(str(path), "", f"it cannot be read: {reason}") from error
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield f"on line {number}", line


def digest_of(passages: Iterable[GoldPassage]) -> str:
    """Return the digest of gold. A file of weights holds the digest of the gold that it was fitted to."""
    whole = hashlib.sha256()
    for passage in passages:
        whole.update(passage.model_dump_json().encode())
    return whole.hexdigest()[:DIGEST]


def groups(passages: Sequence[GoldPassage]) -> list[str]:
    """Return the name of a group for each passage: passages that may be of one article are in one group.

    Such passages name the same article, or are of one paper and day, or share a run of words.

    >>> told = "قالت الوزارة إن صفحتها على فيسبوك تجاوزت مليوني متابع أمس"
    >>> groups([GoldPassage(id="a", text=told), GoldPassage(id="b", text=f"{told}."), GoldPassage(id="c", text="")])
    ['a', 'a', 'c']
    """
    joined = list(range(len(passages)))

    def root(at: int) -> int:
        while joined[at] != at:
            joined[at] = at = joined[joined[at]]
        return at

    seen: dict[object, int] = {}
    for at, passage in enumerate(passages):
        for key in _shared_keys(passage):
            before = seen.setdefault(key, at)
            if before != at:
                first, last = sorted((root(before), root(at)))
                joined[last] = first
    return [passages[root(at)].id for at in range(len(passages))]


def _shared_keys(passage: GoldPassage) -> Iterator[object]:
    """What a passage may have in common with others of its article."""
    if passage.article:
        yield "article", passage.article
    if passage.outlet and passage.date and len(passage.date) >= DAY:
        yield passage.outlet, passage.date
    words = WORD.findall(passage.source)
    for first in range(len(words) - RUN + 1):
        yield tuple(words[first : first + RUN])


def read_texts(path: str | Path) -> dict[str, str]:
    """Return the texts of JSON lines by their digests, for gold that holds none."""
    found = {}
    for place, line in _lines(Path(path)):
        try:
            text = json.loads(line)["text"]
        except (ValueError, KeyError, TypeError) as error:
            raise GoldError(str(path), place, "no JSON object with a `text`") from error
        found[text_digest(text)] = text
    return found
