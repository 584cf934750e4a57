"""The subcommands for annotators: `export` and `import`."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from filecmp import cmp
from itertools import chain, islice
from operator import itemgetter
from pathlib import Path
from random import Random
from shutil import rmtree
from tempfile import TemporaryDirectory

import click

from arabic_metrics.cli.group import lexicon_option, published_option
from arabic_metrics.cli.output import counted, tell
from arabic_metrics.cli.source import REJECTED, ArchiveReader, keep_inputs, read_article
from arabic_metrics.core import ArchiveError, Article, ArticleError
from arabic_metrics.lexicon import Lexicon, load_lexicon
from arabic_metrics.resolve import ClaimSet, extract_claims
from arabic_metrics.score import read_gold, save_gold
from arabic_metrics.score.gold import REGIONS, SUFFIX
from arabic_metrics.stream.folder import MANIFEST, locked
from arabic_metrics.stream.source import is_known
from arabic_metrics.timeline.read import find_shards, read_claimed_articles, read_claims
from arabic_metrics.view import (
    read_label_studio,
    write_brat,
    write_label_studio,
    write_web_annotation,
)

SEED = 1
PLACE = ".export-"  # of the files until all are written
TEXT_SUFFIX = ".txt"
CLAIM_SHARDS = ("claims-*.jsonl", "claims-*.parquet")
Source = tuple[Article, ClaimSet | None, str | None]
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
    help="The folder to write into.",
)


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="FILE_OR_FOLDER...")
@click.option(
    "--to",
    "tool",
    type=click.Choice(list(WRITERS)),
    required=True,
    help="The annotation tool, or the format, to write for.",
)
@_output_option
@click.option(
    "--overwrite", is_flag=True, help="Write over files that are there with another content."
)
@published_option(
    "The date of publication of articles that have none, in their gold file or their record."
)
@click.option(
    "--sample",
    type=click.IntRange(min=1),
    metavar="N",
    help="Take N articles by lot, always the same ones; by default all.",
)
@lexicon_option
def export(
    sources: tuple[str, ...],
    tool: str,
    output: Path,
    overwrite: bool,
    published: dt.date | None,
    sample: int | None,
    lexicons: tuple[str, ...],
) -> None:
    """Write articles with their claims for an annotation tool.

    A file may be a text or an archive, a folder one of them or what `archive` has written.
    """
    words = load_lexicon(*lexicons)
    reader = _Reader(published, words)
    read = reader.read(sources)
    texts = reader.with_claims(_drawn(read, sample) if sample else read)
    first = list(islice(texts, 1))  # what cannot be read is told before anything is written
    count = 0
    if first:
        output.mkdir(parents=True, exist_ok=True)
        with locked(output):
            for left in output.glob(f"{PLACE}*"):  # of an export that was killed
                rmtree(left)
            with TemporaryDirectory(prefix=PLACE, dir=output) as place:
                try:
                    count = WRITERS[tool](chain(first, texts), Path(place), words)
                except OSError as error:
                    if error.filename is not None:  # told as the file that was to be
                        error.filename = str(output / Path(error.filename).name)
                    raise
                _bring(Path(place), output, (*sources, *lexicons), overwrite=overwrite)
    tell(f"{output}: {counted(count, 'article')}" if first else "No articles: nothing is written.")
    if reader.archive.rejected:
        reader.archive.tell_rejected()
        raise SystemExit(REJECTED)


def _bring(place: Path, output: Path, inputs: Sequence[str], *, overwrite: bool) -> None:
    """Move files into a folder; those that are there with the same content stay.

    Raises:
        ArticleError: one is there with another content, and is an input, or shall not be written over. Nothing is moved.
    """
    files = sorted(path.name for path in place.iterdir())
    new = [
        name
        for name in files
        if not (output / name).exists() or not cmp(place / name, output / name, shallow=False)
    ]
    there = [name for name in new if (output / name).exists()]
    for name in there:
        keep_inputs(output / name, *inputs)
    if there and not overwrite:
        more = f" So {'is' if len(there) == 2 else 'are'} {counted(len(there) - 1, 'other file')}."
        raise ArticleError(
            f"{output / there[0]} is there with another content.{more if there[1:] else ''} "
            "Write over it with --overwrite, or name another folder."
        )
    for name in new:
        (place / name).replace((output / name).resolve())


@click.command("import")
@click.argument(
    "files",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE...",
)
@_output_option
@click.option(
    "--annotator",
    type=int,
    metavar="ID",
    help="Take the annotations of this user only; by default of all.",
)
@click.option("--region", type=click.Choice(REGIONS), help="The region of articles that name none.")
@click.option(
    "--overwrite", "--replace", is_flag=True, help="Write over gold that is there already."
)
@lexicon_option
def import_gold(
    files: tuple[Path, ...],
    output: Path,
    annotator: int | None,
    region: str | None,
    overwrite: bool,
    lexicons: tuple[str, ...],
) -> None:
    """Write what annotators corrected in Label Studio as gold: FILE is its export in the format JSON."""
    words = load_lexicon(*lexicons)
    corrections = [
        correction
        for file in files
        for correction in read_label_studio(file, annotator=annotator, region=region, lexicon=words)
    ]
    done = [(each.gold, each.comment) for each in corrections if each.gold is not None]
    nameless = 0
    for gold, comment in done:
        save_gold(gold, output, comment=comment, replace=overwrite)
        nameless += sum(figure.entity is None for figure in gold.figures)
    tell(f"{output}: {counted(len(done), 'article')}")
    if len(done) < len(corrections):
        tell(f"{counted(len(corrections) - len(done), 'task')} without annotation")
    if nameless:
        tell(f"{counted(nameless, 'figure')} linked with no entity")


class _Reader:
    """Reads the articles of texts, of archives, and of what an archive was read into."""

    def __init__(self, published: dt.date | None, lexicon: Lexicon) -> None:
        self.archive = ArchiveReader(tell)
        self._published, self._lexicon = published, lexicon

    def with_claims(self, sources: Iterable[Source]) -> Iterator[MarkedSource]:
        """Yield each article with its claims, as they were read before or read now."""
        for article, claims, region in sources:
            dated = article if article.published else replace(article, published=self._published)
            if claims is None:
                claims = extract_claims(dated, lexicon=self._lexicon)
            yield dated, claims, region

    def read(self, sources: Sequence[str]) -> Iterator[Source]:
        """Yield each article, with what is known of it."""
        for source in sources:
            shards = _shards(source)
            if shards is not None:
                yield from _read_shards(*shards)
                continue
            texts = _texts(source)
            for file in texts:
                try:
                    yield self._text(file)
                except ArticleError as error:
                    if sources == (file,):
                        raise
                    self.archive.reject(str(error))
            if not texts:
                yield from ((article, None, None) for article in self.archive.read([source]))

    def _text(self, file: str) -> Source:
        """A text; what the gold beside it says of its date and region goes with it, its claims do not."""
        article = read_article(file)
        gold = Path(file).with_suffix(SUFFIX)
        if not file.endswith(TEXT_SUFFIX) or not gold.exists():
            return article, None, None
        known = read_gold(gold, self._lexicon)
        return replace(article, published=known.article.published), None, known.region


def _shards(source: str) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """The files of claims and of articles of a folder that `archive` has written, or of one shard of it; None of anything else.

    There are none of claims where rows alone were written.
    """
    folder = Path(source)
    if any(map(folder.match, CLAIM_SHARDS)):
        beside = folder.with_name(folder.stem.replace("claims", "articles", 1) + ".jsonl")
        return ((source,), (str(beside),)) if beside.exists() else None
    articles = find_shards(folder, ("articles-*.jsonl",))
    claims = find_shards(folder, CLAIM_SHARDS)
    return (claims, articles) if articles and (claims or (folder / MANIFEST).exists()) else None


def _read_shards(claim_files: tuple[str, ...], article_files: tuple[str, ...]) -> Iterator[Source]:
    """Claims as they were read, with their articles: shards hold both in the same order, and no article without claims."""
    articles = read_claimed_articles(article_files)
    if not claim_files:
        yield from ((article, None, None) for article in articles)
        return
    for claims in read_claims(claim_files):
        if not (isinstance(claims, ClaimSet) and (claims.claims or claims.unresolved)):
            continue
        article = next(articles, None)
        if article is None or article.id != claims.article_id:
            raise ArchiveError(
                f"{claim_files[0]} and {article_files[0]} do not hold the same articles."
            )
        yield article, claims, None


def _texts(source: str) -> list[str]:
    """The texts that a source is or holds; none where it is an archive. What a folder with texts holds besides them is told."""
    path = Path(source)
    if path.is_dir():
        texts = sorted(map(str, path.glob(f"*{TEXT_SUFFIX}")))
        files = [each for each in path.rglob("*") if is_known(each.name) and each.is_file()]
        if texts and (left_out := len(files) - len(texts)):
            tell(
                f"{source}: read for its texts *{TEXT_SUFFIX}; {counted(left_out, 'other file')}, in it or in its folders, left out."
            )
        return texts
    return [source] if path.suffix in ("", TEXT_SUFFIX) else []


def _drawn(sources: Iterable[Source], size: int) -> list[Source]:
    """Draw articles by lot, each with the same chance, and keep their order; no more than these are held."""
    lots = Random(SEED)
    kept: list[tuple[int, Source]] = []
    for number, source in enumerate(sources):
        if number < size:
            kept.append((number, source))
        elif (place := lots.randint(0, number)) < size:
            kept[place] = (number, source)
    return [source for _, source in sorted(kept, key=itemgetter(0))]
