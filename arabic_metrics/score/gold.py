"""Gold: the claims of an article, written by hand with quotes of its text; `nth` tells which, if a quote occurs several times."""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import Any, Literal, TypeVar, get_args

import tomli
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from arabic_metrics.core import Article, GoldError, Span
from arabic_metrics.core.argument import check_is, check_path
from arabic_metrics.core.file import write_file
from arabic_metrics.lexicon import Lexicon, load_lexicon
from arabic_metrics.lexicon.entry_claim import Metric
from arabic_metrics.normalize.document import read_html, read_markdown
from arabic_metrics.resolve.claim import Modifier, Rate
from arabic_metrics.resolve.exact import Exact, write_value
from arabic_metrics.score.lexicon_format import toml_value

SUFFIX = ".gold.toml"
KINDS = (".txt", ".md", ".html")  # of the texts beside it
RANK = "rank"
Region = Literal["egypt", "gulf", "levant", "maghreb", "abroad"]
REGIONS: tuple[str, ...] = get_args(Region)
T = TypeVar("T", bound=BaseModel)
Wrong = Callable[[str], GoldError]  # an error that names the file and the claim, of what is wrong
PERIOD = r"^[0-9A-Z/.:+-]+$"


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _FigureTable(_Table):
    """The inline table of a figure, as a gold file writes it."""

    value: Exact
    quote: str = Field(min_length=1)
    nth: int | None = Field(default=None, ge=1)
    upper: Exact | None = None
    modifier: Modifier = "exact"
    aspect: Literal["level", "change"] = "level"
    rate: Rate | None = None
    scope: str | None = None


class _ClaimTable(_Table):
    """What all figures of a `[[claim]]` share."""

    entity: str | None = Field(default=None, min_length=1)
    platform: str | None = Field(default=None, pattern=r"^[a-z]+(\+[a-z]+)*$")
    period: str | None = Field(default=None, pattern=PERIOD)
    attribution: str | None = Field(default=None, min_length=1)


class _Header(_Table):
    region: Region
    published: dt.date | None = None
    comment: str = ""
    claim: tuple[dict[str, Any], ...] = ()


class GoldFigure(_Table):
    """One figure that an article claims, with all that its claim says of it and where it is written.

    `claim` is the position of its `[[claim]]`, from 1.
    """

    claim: int
    metric: str
    value: Exact
    upper: Exact | None
    modifier: str
    aspect: str
    rate: str | None
    scope: str | None
    entity: str | None
    platform: str | None
    period: str | None
    attribution: str | None
    span: Span
    quote: str


class GoldArticle(_Table):
    """An article and the figures that it claims, in the order of the gold file."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    article: Article
    region: str
    figures: tuple[GoldFigure, ...]


def read_gold(path: str | Path, lexicon: Lexicon | None = None) -> GoldArticle:
    """Read a gold file and the text beside it.

    Raises:
        GoldError: names the file, the claim and the problem.
    """
    path = check_path(path, "a gold file")
    wrong = partial(GoldError, path.name, "")
    metrics = {RANK, *(entry.id for entry in (lexicon or load_lexicon()).of(Metric))}
    article = _read_article(path, wrong)
    try:
        document = tomli.loads(_read_text(path, wrong))
    except tomli.TOMLDecodeError as error:
        raise wrong(f"is not valid TOML: {error}") from error
    header = _validated(_Header, document, wrong)
    figures = [
        figure
        for position, table in enumerate(header.claim, 1)
        for figure in _read_claim(table, position, metrics, article.text, path.name)
    ]
    article = replace(article, published=header.published)
    return GoldArticle(article=article, region=header.region, figures=tuple(figures))


def _read_article(path: Path, wrong: Wrong) -> Article:
    """Read the text beside a gold file: plain, in Markdown, or a web page."""
    slug = path.name.removesuffix(SUFFIX)
    files = [path.with_name(slug + kind) for kind in KINDS]
    source = next((file for file in files if file.exists()), files[0])
    text = _read_text(source, wrong)
    if source.suffix == ".txt":
        return Article(text, id=slug)
    found = read_markdown(text) if source.suffix == ".md" else read_html(text)
    if found is None:
        raise wrong(f"no article was found in {source.name}")
    return Article(found.text, id=slug, title=found.title, blocks=found.blocks)


def find_quote(text: str, quote: str) -> list[int]:
    """Return where a quote occurs in a text, in the order that `nth` counts; occurrences may overlap.

    >>> find_quote("2 2 2", "2 2")
    [0, 2]
    """
    return [match.start() for match in re.finditer(f"(?={re.escape(quote)})", text)]


def read_gold_folder(folder: str | Path, lexicon: Lexicon | None = None) -> tuple[GoldArticle, ...]:
    """Read every gold file of a folder, in the order of their names. Each needs a text, and each text needs one.

    Raises:
        GoldError: names the file, the claim and the problem.
    """
    folder = check_path(folder, "a folder of gold")
    if not folder.is_dir():
        raise GoldError(str(folder), "", "is no folder")
    paths = sorted(folder.glob(f"*{SUFFIX}"))
    if not paths:
        raise GoldError(str(folder), "", f"holds no *{SUFFIX}")
    for text in sorted(path for path in folder.iterdir() if path.suffix in KINDS):
        if not text.with_suffix(SUFFIX).exists():
            raise GoldError(str(text), "", f"has no {text.stem}{SUFFIX} beside it")
    lexicon = lexicon or load_lexicon()
    return tuple(read_gold(path, lexicon) for path in paths)


def _read_text(path: Path, wrong: Wrong) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except OSError as error:
        raise wrong(f"{path.name} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise wrong(f"{path.name} is not UTF-8, at byte {error.start}") from error


def _read_claim(
    table: dict[str, Any], position: int, metrics: set[str], text: str, file: str
) -> Iterator[GoldFigure]:
    shared = {key: value for key, value in table.items() if key not in metrics}
    name = f"{position} («{table['entity']}»)" if table.get("entity") else str(position)
    wrong = partial(GoldError, file, name)
    for key in shared:
        if key not in _ClaimTable.model_fields:
            raise wrong(f"«{key}» is neither a field of a claim nor a metric of the lexicon")
    claim = _validated(_ClaimTable, shared, wrong)
    if len(shared) == len(table):
        raise wrong("it holds no figure")
    for metric in (key for key in table if key in metrics):
        figure = _validated(_FigureTable, table[metric], wrong, metric)
        if metric == RANK and not isinstance(figure.value, int):
            raise wrong(f"{metric}: a rank is a whole number")
        if figure.upper is not None and Fraction(figure.upper) <= Fraction(figure.value):
            raise wrong(f"{metric}: upper must exceed value")
        starts = find_quote(text, figure.quote)
        if problem := _problem_of_place(len(starts), figure.nth):
            raise wrong(f"{metric}: the quote «{figure.quote}» {problem}")
        start = starts[(figure.nth or 1) - 1]
        span = Span(start, start + len(figure.quote))
        facts = figure.model_dump(exclude={"nth"}) | claim.model_dump()
        yield GoldFigure(claim=position, metric=metric, span=span, **facts)


def _problem_of_place(count: int, nth: int | None) -> str:
    """Say why it is not clear which occurrence of a quote is meant; "" where it is."""
    if not count:
        return "does not occur in the text"
    if nth is None:
        return f"occurs {count} times; say which with nth" if count > 1 else ""
    return f"occurs {count} times, not {nth}" if nth > count else ""


def _validated(model: type[T], content: object, wrong: Wrong, metric: str = "") -> T:
    try:
        return model.model_validate(content)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in (metric, *first["loc"]) if part != "")
        raise wrong(f"{where}: {_sentence(first)}") from error


def _sentence(error: Mapping[str, Any]) -> str:
    match error["type"]:
        case "extra_forbidden":
            return "this key is not known"
        case "missing":
            return "this key is missing"
        case "string_pattern_mismatch":
            return f"«{error['input']}» is not written as it should be"
        case _:
            return str(error["msg"]).removeprefix("Value error, ")


SHARED = ("entity", "platform", "period", "attribution")
PLAIN = {"modifier": "exact", "aspect": "level", "rate": None}


def write_gold(gold: GoldArticle, *, comment: str = "") -> str:
    """Return the gold file of an article; `read_gold` reads the same back.

    >>> from arabic_metrics.core import Article
    >>> print(write_gold(GoldArticle(article=Article("خبر"), region="gulf", figures=()), comment="no claim"), end="")
    region = "gulf"
    comment = "no claim"
    """
    lines = [f'region = "{gold.region}"']
    if gold.article.published is not None:
        lines.append(f"published = {gold.article.published.isoformat()}")
    if comment:
        lines.append(f"comment = {toml_value(comment)}")
    claim = None
    for figure in gold.figures:
        if figure.claim != claim:
            claim = figure.claim
            shared = {name: getattr(figure, name) for name in SHARED}
            lines += ["", "[[claim]]"]
            lines += [
                f"{name} = {toml_value(told)}" for name, told in shared.items() if told is not None
            ]
        lines.append(f"{figure.metric} = {{ {', '.join(_fields(figure, gold.article.text))} }}")
    return "\n".join(lines) + "\n"


def save_gold(
    gold: GoldArticle, folder: str | Path, *, comment: str = "", replace: bool = False
) -> Path:
    """Write an article and its gold into a folder, under the article's id, and read the gold back to be sure.

    Raises:
        GoldError: there is gold of that name, and `replace` is not set; or there is another text of that name; or the gold that was
            read back is different.
    """
    check_is(gold, GoldArticle, "gold", "a GoldArticle")
    folder = check_path(folder, "a folder of gold")
    path = folder / f"{gold.article.id}{SUFFIX}"
    text = folder / f"{gold.article.id}.txt"
    content = gold.article.text.encode("utf-8")
    if path.exists() and not replace:
        raise GoldError(str(path), "", "is there already")
    if text.exists() and text.read_bytes() != content:
        raise GoldError(str(text), "", "is there already, and is not the text that was annotated")
    folder.mkdir(parents=True, exist_ok=True)
    write_file(text, content)
    write_file(path, write_gold(gold, comment=comment))
    if read_gold(path) != gold:
        raise GoldError(str(path), "", "does not say what was annotated")
    return path


def _fields(figure: GoldFigure, text: str) -> Iterator[str]:
    yield f"value = {toml_value(write_value(figure.value))}"
    if figure.upper is not None:
        yield f"upper = {toml_value(write_value(figure.upper))}"
    for name, plain in PLAIN.items():
        fact = getattr(figure, name)
        if fact != plain:
            yield f'{name} = "{fact}"'
    yield f"quote = {toml_value(figure.quote)}"
    starts = find_quote(text, figure.quote)
    if len(starts) > 1:
        yield f"nth = {starts.index(figure.span.start) + 1}"
    if figure.scope is not None:
        yield f"scope = {toml_value(figure.scope)}"
