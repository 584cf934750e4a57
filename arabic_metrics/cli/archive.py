"""`archive`: the claims of whole archives, into a folder."""

import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import Any

import click

from arabic_metrics.cli.group import (
    lexicon_option,
    min_confidence_option,
    published_option,
    weights_option,
)
from arabic_metrics.cli.output import counted, rejected, tell
from arabic_metrics.cli.progress import block_size, show_progress
from arabic_metrics.cli.source import REJECTED, TOLD
from arabic_metrics.core import ArchiveError
from arabic_metrics.lexicon import load_lexicon

STANDARD_ERROR = 2
AS_GIVEN = (
    "forms", "published", "every", "bom", "shard_articles", "block_bytes", "min_confidence",
)  # fmt: skip
UNDATED = (
    "{} without a day of publication (a year or a month alone is none): periods such as «last month» have no dates there. "
    "--date-field names the field of the date, --published a date for all that have none."
)
REPEATED = (
    "The id «{}» stands for two different articles: {}{}. `timeline` and `view` refuse the folder if both have a figure to compare. "
    "--id-field names another field, or none: then the file and the number of the record are the id."
)
STOPPING = "Stopping, and keeping what is read; press Ctrl-C again to stop at once."


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="FILE_OR_FOLDER...")
@click.option("-o", "--output", required=True, metavar="FOLDER", help="The folder to write into.")
@click.option(
    "--format",
    "forms",
    type=click.Choice(["jsonl", "csv", "parquet", "sqlite"]),
    multiple=True,
    default=("jsonl",),
    show_default=True,
    help="How claims are written; may be repeated.",
)
@click.option(
    "--jobs",
    type=click.IntRange(1),
    metavar="N",
    help="How many processes read at once; by default as many as there are processors.",
)
@click.option("--resume", is_flag=True, help="Go on with a run that ended early.")
@click.option(
    "--overwrite",
    is_flag=True,
    help="Start again, and remove what an earlier run has left in FOLDER.",
)
@click.option(
    "--max-errors",
    type=click.IntRange(0),
    metavar="N",
    help="Stop when more than N records or files were rejected; by default never.",
)
@click.option("--all", "every", is_flag=True, help="Write articles without claims, too.")
@click.option("--bom", is_flag=True, help="Begin CSV with a byte order mark, for spreadsheets.")
@click.option(
    "--no-screen",
    is_flag=True,
    help="Read every article in full, not only those that a quick look lets pass; the claims are the same.",
)
@click.option(
    "--text-field",
    metavar="NAME",
    help="The field that holds the text; by default guessed, as are the next four.",
)
@click.option("--id-field", metavar="NAME", help="The field that holds the id.")
@click.option("--date-field", metavar="NAME", help="The field that holds the date of publication.")
@click.option("--title-field", metavar="NAME", help="The field that holds the title.")
@click.option("--source-field", metavar="NAME", help="The field that holds the name of the paper.")
@published_option("The date of publication of articles that have none.")
@click.option(
    "--shard-articles",
    type=click.IntRange(1),
    default=50_000,
    show_default=True,
    metavar="N",
    help="How many articles a shard covers.",
)
@click.option(
    "--block-bytes",
    type=click.IntRange(1),
    default=1 << 20,
    show_default=True,
    metavar="N",
    help="About how many bytes a process reads at once.",
)
@lexicon_option
@min_confidence_option()
@weights_option
@click.pass_context
def archive(context: click.Context, /, **given: Any) -> None:
    """Write the claims of archives into a folder.

    A file may be lines of JSON, a table, a web archive, a page or a text, packed or not; - is standard input.
    """
    if given["resume"] and given["overwrite"]:
        raise click.UsageError("--resume and --overwrite exclude each other.")
    from arabic_metrics.resolve import load_weights
    from arabic_metrics.stream import ArchiveOptions, Fields

    options = ArchiveOptions(
        fields=Fields(
            *(given[f"{name}_field"] for name in ("text", "id", "date", "title", "source"))
        ),
        screen=not given["no_screen"],
        weights=load_weights(given["weights"]) if given["weights"] else None,
        **{name: given[name] for name in AS_GIVEN},
    )
    try:
        errors = _run(options, given)
    except KeyboardInterrupt as error:
        raise ArchiveError(
            f"stopped; go on with --resume, which reads the shard in hand anew: {given['output']} is in order."
        ) from error
    if errors:
        context.exit(REJECTED)


def _run(options: Any, given: dict[str, Any]) -> int:
    from arabic_metrics.stream import run_archive
    from arabic_metrics.stream.folder import ERRORS, first_errors, read_manifest
    from arabic_metrics.stream.pool import default_jobs

    inputs = list(given["inputs"])
    before = read_manifest(Path(given["output"])) if given["resume"] else None

    def watch_item(item: Any, counts: Any) -> None:
        watch(block_size(getattr(item, "payload", b"")), counts.articles, counts.errors)

    with show_progress(inputs) as watch, _interrupt_noted() as interrupted:
        manifest = run_archive(
            inputs,
            given["output"],
            options,
            lexicon=load_lexicon(*given["lexicons"]),
            jobs=given["jobs"] or default_jobs(),
            resume=given["resume"],
            overwrite=given["overwrite"],
            max_errors=given["max_errors"],
            watch=watch_item,
            stop=interrupted,
            notice=tell,
        )
    counts = manifest.counts
    if before is not None and before.finished:
        tell(f"{given['output']} is finished already.")
    told = first_errors(Path(given["output"]), TOLD)
    for failure in told:
        tell(str(failure))
    if counts.errors > len(told):
        tell(f"… {counts.errors - len(told):,} more stand in {Path(given['output']) / ERRORS}")
    tell(
        f"{given['output']}: {counted(counts.claims, 'claim')} in {counts.articles_with_claims:,} of {counted(counts.articles, 'article')}; "
        + rejected(counts.errors)
    )
    if counts.undated:
        tell(UNDATED.format(counted(counts.undated, "article")))
    _tell_repeated(Path(given["output"]), len(manifest.shards))
    return counts.errors


def _tell_repeated(folder: Path, shards: int) -> None:
    """Say which ids two articles with claims have."""
    from arabic_metrics.stream.shard import shard_names
    from arabic_metrics.timeline.repeated import repeated_ids

    files = (folder / shard_names(number)[1] for number in range(shards))
    repeated = repeated_ids([str(file) for file in files if file.exists()])
    if repeated:
        id, places = next(iter(repeated.items()))
        more = f"; so do {counted(len(repeated) - 1, 'more id')}" if len(repeated) > 1 else ""
        tell(REPEATED.format(id, " and ".join(places), more))


@contextmanager
def _interrupt_noted() -> Iterator[Callable[[], bool]]:
    """Note the first Ctrl-C, and give what tells whether there was one; the second ends the run as ever."""
    noted: list[int] = []
    if threading.current_thread() is not threading.main_thread():
        yield lambda: False
        return
    before = signal.getsignal(signal.SIGINT)

    def note(number: int, frame: FrameType | None) -> None:
        noted.append(number)
        signal.signal(signal.SIGINT, before)
        with suppress(OSError):  # not by sys.stderr: it may be in the middle of writing
            os.write(STANDARD_ERROR, f"\n{STOPPING}\n".encode())

    signal.signal(signal.SIGINT, note)
    try:
        yield lambda: bool(noted)
    finally:
        signal.signal(signal.SIGINT, before)
