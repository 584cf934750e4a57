"""The subcommands for annotators: `export` and `import`."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import click

from arabic_metrics.cli.source import read_articles
from arabic_metrics.core import Article, ArticleError
from arabic_metrics.lexicon import Lexicon, load_lexicon
from arabic_metrics.resolve import ClaimSet, extract_claims
from arabic_metrics.score import read_gold, save_gold
from arabic_metrics.score.gold import REGIONS, SUFFIX
from arabic_metrics.view import (
    read_label_studio,
    write_brat,
    write_label_studio,
    write_web_annotation,
)

MarkedSource = tuple[Article, ClaimSet, str | None]
Writer = Callable[[Iterable[MarkedSource], Path, Lexicon | None], int]
WRITERS: dict[str, Writer] = {
    "label-studio": write_label_studio,
    "brat": write_brat,
    "web-annotation": write_web_annotation,
}
_output_option = click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    metavar="FOLDER",
    help="Where the files are written.",
)
_lexicon_option = click.option(
    "--lexicon",
    "lexicons",
    multiple=True,
    metavar="FILE",
    help="A lexicon file of your own; may be repeated.",
)


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="FILE_OR_FOLDER...")
@click.option(
    "--to", "tool", type=click.Choice(list(WRITERS)), required=True, help="The tool, or format."
)
@_output_option
@click.option(
    "--published",
    type=click.DateTime(formats=["%Y-%m-%d"]),
    metavar="DATE",
    help="When the articles were published, where no gold file says it.",
)
@_lexicon_option
def export(
    sources: tuple[str, ...],
    tool: str,
    output: Path,
    published: dt.datetime | None,
    lexicons: tuple[str, ...],
) -> None:
    """Write articles with their claims for an annotation tool."""
    words = load_lexicon(*lexicons)
    date = published.date() if published else None
    texts = _with_claims(sources, date, words)
    count = WRITERS[tool](texts, output, words)
    click.echo(f"{output}: {_counted(count, 'article')}", err=True)


@click.command("import")
@click.argument(
    "files",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE...",
)
@_output_option
@click.option("--annotator", type=int, metavar="ID", help="Take the annotations of this user only.")
@click.option("--region", type=click.Choice(REGIONS), help="The region of articles that name none.")
@click.option("--replace", is_flag=True, help="Write over gold that is there already.")
@_lexicon_option
def import_gold(
    files: tuple[Path, ...],
    output: Path,
    annotator: int | None,
    region: str | None,
    replace: bool,
    lexicons: tuple[str, ...],
) -> None:
    """Write what annotators corrected in Label Studio as gold: FILE is its export in the format JSON."""
    words = load_lexicon(*lexicons)
    corrections = [
        correction
        for file in files
        for correction in read_label_studio(file, annotator=annotator, region=region, lexicon=words)
    ]
    done = [each for each in corrections if each.gold is not None]
    nameless = 0
    for each in done:
        assert each.gold is not None
        save_gold(each.gold, output, comment=each.comment, replace=replace)
        nameless += sum(figure.entity is None for figure in each.gold.figures)
    click.echo(f"{output}: {_counted(len(done), 'article')}", err=True)
    if len(done) < len(corrections):
        click.echo(f"{_counted(len(corrections) - len(done), 'task')} without annotation", err=True)
    if nameless:
        click.echo(f"{_counted(nameless, 'figure')} linked with no entity", err=True)


def _with_claims(
    sources: tuple[str, ...], published: dt.date | None, lexicon: Lexicon
) -> Iterator[MarkedSource]:
    for article, region in _articles(sources, lexicon):
        dated = article if article.published else replace(article, published=published)
        yield dated, extract_claims(dated, lexicon=lexicon), region


def _articles(sources: tuple[str, ...], lexicon: Lexicon) -> Iterator[tuple[Article, str | None]]:
    """Each text; what the gold beside it says of its date and region goes with it, its claims do not."""
    for source in sources:
        for file in _texts(source):
            gold = Path(file).with_suffix(SUFFIX)
            [article] = read_articles([file])
            if file.endswith(".txt") and gold.exists():
                known = read_gold(gold, lexicon)
                yield replace(article, published=known.article.published), known.region
            else:
                yield article, None


def _texts(source: str) -> Iterator[str]:
    if not Path(source).is_dir():
        yield source
        return
    found = sorted(Path(source).glob("*.txt"))
    if not found:
        raise ArticleError(f"{click.format_filename(source)} holds no *.txt")
    yield from map(str, found)


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
