"""The subcommand `view`: a page for what it is given. Each kind of input has its function here."""

import datetime as dt
from dataclasses import replace
from itertools import chain
from pathlib import Path

import click

from arabic_metrics.cli.group import (
    WHEN_PUBLISHED,
    articles_option,
    lexicon_option,
    min_confidence_option,
    published_option,
)
from arabic_metrics.cli.source import (
    ARCHIVE,
    check_page,
    read_article,
    tell_wordless,
    write_page,
)
from arabic_metrics.cli.timeline import article_files, known_manifest, read_timelines
from arabic_metrics.lexicon import load_lexicon
from arabic_metrics.resolve import extract_claims
from arabic_metrics.stream.folder import OURS
from arabic_metrics.stream.source import STANDARD_INPUT, is_known
from arabic_metrics.timeline.read import find_claim_files, read_claimed_articles, read_claims
from arabic_metrics.view import view_claims, view_timelines
from arabic_metrics.view.label import LANGUAGES, Language

MOST_NAMES = 3  # in the title of a report
CLAIM_SUFFIXES = (".json", ".jsonl", ".parquet")


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="ARTICLE|CLAIMS...")
@click.option(
    "-o",
    "--output",
    default=STANDARD_INPUT,
    metavar="PAGE",
    help="The page to write; by default standard output.",
)
@articles_option
@published_option(WHEN_PUBLISHED)
@click.option(
    "--lang",
    "language",
    type=click.Choice(LANGUAGES),
    default=LANGUAGES[0],
    show_default=True,
    help="The language of the labels.",
)
@lexicon_option
@min_confidence_option("0.25; in a report, figures below 0.5 are listed and not compared")
def view(
    files: tuple[str, ...],
    output: str,
    articles: tuple[str, ...],
    published: dt.date | None,
    language: Language,
    lexicons: tuple[str, ...],
    min_confidence: float | None,
) -> None:
    """Make a page of an article, or a report of an archive's claims.

    Of an ARTICLE: its text with every part of a claim marked, and its claims beside it. Of CLAIMS, which are folders that `archive` wrote or their
    files: all rows, what contradicts, who leads, and how figures moved.
    """
    check_page(output, *files, *articles, *lexicons)
    if any(map(_holds_claims, files)):
        if published or lexicons:
            raise click.UsageError("--published and --lexicon go with an article, not with claims.")
        page = _report_page(files, articles, language, min_confidence)
    elif len(files) > 1 or articles:
        raise click.UsageError(
            "view shows one article, or claims: folders, or files that end in .json, .jsonl or .parquet. "
            f"Of several articles, run {ARCHIVE} first."
        )
    else:
        page = _article_page(files[0], published, language, lexicons, min_confidence)
    write_page(page, output)


def _holds_claims(file: str) -> bool:
    path = Path(file)
    return path.is_dir() or path.suffix in CLAIM_SUFFIXES or bool(OURS.fullmatch(path.name))


def _report_page(
    files: tuple[str, ...],
    articles: tuple[str, ...],
    language: Language,
    min_confidence: float | None,
) -> str:
    read = read_timelines(files, articles, min_confidence)
    names = list(dict.fromkeys(chain.from_iterable(map(_archive_names, files))))
    return view_timelines(
        read.lines,
        read_claimed_articles(article_files(files, articles)),
        claims=read_claims(find_claim_files(files)),
        language=language,
        min_confidence=read.min_confidence,
        finished=read.finished,
        name=" + ".join(names[:MOST_NAMES] + ["…"] * (len(names) > MOST_NAMES)),
    ).html


def _archive_names(file: str) -> list[str]:
    """The names of the files and folders that claims were read from, without endings; where they are not known, that of the claims."""
    path = Path(file).resolve()
    manifest = known_manifest(path)
    inputs = [] if manifest is None else [Path(each["name"]).name for each in manifest.inputs]
    names = [name for name in inputs if name not in ("", STANDARD_INPUT)] or [path.name]
    return [_without_ending(name) for name in names]


def _without_ending(name: str) -> str:
    """«أخبار.jsonl.gz» as «أخبار»: in a line that runs from the right, endings stand in the wrong place."""
    return _without_ending(Path(name).stem) if is_known(name) else name


def _article_page(
    file: str,
    published: dt.date | None,
    language: Language,
    lexicons: tuple[str, ...],
    min_confidence: float | None,
) -> str:
    read = tell_wordless(read_article(file))
    article = replace(read, published=published or read.published)
    claims = extract_claims(article, lexicon=load_lexicon(*lexicons), min_confidence=min_confidence)
    return view_claims(article, claims, language=language).html
