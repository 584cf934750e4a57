"""Gold files as they are written by hand: quotes of the text, with `nth` where a quote occurs more than once."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from arabic_metrics.core import GoldError
from arabic_metrics.core.file import write_file
from arabic_metrics.resolve.exact import write_value
from arabic_metrics.score.gold import SUFFIX, GoldArticle, GoldFigure, find_quote, read_gold

SHARED = ("entity", "platform", "period", "attribution")
PLAIN = {"modifier": "exact", "aspect": "level", "rate": None, "scope": None}
UNDERSCORED = 10_000  # values from here on are grouped: 12_000


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
        lines.append(f"comment = {_string(comment)}")
    claim = None
    for figure in gold.figures:
        if figure.claim != claim:
            claim = figure.claim
            lines.extend(("", "[[claim]]"))
            for name in SHARED:
                value = getattr(figure, name)
                if value is not None:
                    lines.append(f"{name} = {_string(value)}")
        lines.append(f"{figure.metric} = {{ {', '.join(_fields(figure, gold.article.text))} }}")
    return "\n".join(lines) + "\n"


def save_gold(gold: GoldArticle, folder: Path, *, comment: str = "", replace: bool = False) -> Path:
    """Write the gold of an article and its text into a folder, under the article's id, and read them back to be sure.

    Raises:
        GoldError: there is gold of that name already, and `replace` is not set; or the text there is another one; or the gold does
            not read back as it was.
    """
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
    yield f"value = {_value(write_value(figure.value))}"
    if figure.upper is not None:
        yield f"upper = {_value(write_value(figure.upper))}"
    for name, plain in PLAIN.items():
        fact = getattr(figure, name)
        if name != "scope" and fact != plain:
            yield f'{name} = "{fact}"'
    yield f"quote = {_string(figure.quote)}"
    starts = find_quote(text, figure.quote)
    if len(starts) > 1:
        yield f"nth = {starts.index(figure.span.start) + 1}"
    if figure.scope is not None:
        yield f"scope = {_string(figure.scope)}"


def _value(value: int | str) -> str:
    if isinstance(value, str):
        return f'"{value}"'
    return f"{value:_}" if abs(value) >= UNDERSCORED else str(value)


def _string(text: str) -> str:
    """A basic string of TOML: JSON's escapes are TOML's; only DEL is escaped in addition."""
    return re.sub("\x7f", r"\\u007f", json.dumps(text, ensure_ascii=False))
