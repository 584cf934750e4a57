"""The subcommands that check: `lexicon` and `score`."""

from pathlib import Path

import click

from arabic_metrics.cli.group import Group, lexicon_option
from arabic_metrics.cli.output import counted, tell, write_table, write_text
from arabic_metrics.cli.source import REJECTED, ArchiveReader, keep_inputs
from arabic_metrics.core.file import write_file
from arabic_metrics.lexicon import load_lexicon
from arabic_metrics.lexicon.reference import write_tables
from arabic_metrics.score.agreement import list_differences, score_against
from arabic_metrics.score.baseline import (
    Baseline,
    Comparison,
    compare_scores,
    digest_articles,
    pin_scores,
    read_baseline,
    write_baseline,
)
from arabic_metrics.score.gold import read_gold_folder
from arabic_metrics.score.lexicon_check import check_lexicon, fix_lexicon, warn_of_forms
from arabic_metrics.score.report import (
    HEADINGS,
    claimless_sentence,
    comparison_lines,
    table_rows,
    write_report,
)
from arabic_metrics.score.score import score_articles

CHECK_FAILED = 4
LISTED_FORMS = 3


@click.group(cls=Group)
def lexicon() -> None:
    """Check or list the lexicon, or write its tables of characters."""


@lexicon.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE]...")
@click.option(
    "--fix",
    is_flag=True,
    help="First put the files into the standard layout, and drop forms that say nothing new.",
)
@click.option(
    "--text",
    "texts",
    multiple=True,
    metavar="FILE",
    help="Count how often your words stand in this text or archive, and what is read of them; may be repeated.",
)
def check(files: tuple[Path, ...], fix: bool, texts: tuple[str, ...]) -> None:
    """Validate the lexicon, with files of your own if named, and run every example and counterexample."""
    if texts and not files:
        raise click.UsageError("--text goes with a lexicon file of your own.")
    if fix:
        for name in fix_lexicon(files):
            tell(f"{name}: laid out anew")
    problems = check_lexicon(files)
    write_text("".join(f"{problem}\n" for problem in problems))
    if problems:
        tell(counted(len(problems), "problem"))
        raise SystemExit(CHECK_FAILED)
    warnings = list(warn_of_forms(files))
    for warning in warnings:
        tell(warning)
    rejected, more = _tell_senses(files, texts) if texts else (0, 0)
    named = ", ".join(map(str, files)) or "The lexicon"
    tell(_verdict(named, len(files), len(warnings) + more))
    if rejected:
        raise SystemExit(REJECTED)


def _verdict(named: str, files: int, warnings: int) -> str:
    """The last sentence of a check without problems.

    >>> _verdict("The lexicon", 0, 0), _verdict("mine.toml", 1, 2)
    ('The lexicon is in order.', 'mine.toml: no problem, but 2 warnings.')
    """
    if warnings:
        return f"{named}: no problem, but {counted(warnings, 'warning')}."
    return f"{named}: in order." if files else f"{named} is in order."


def _tell_senses(files: tuple[Path, ...], texts: tuple[str, ...]) -> tuple[int, int]:
    """Print what the words of files mean in texts; return how many records of these could not be read, and how many warnings were printed."""
    from arabic_metrics.score.lexicon_sense import count_senses

    archive, warnings = ArchiveReader(), 0
    for senses in count_senses(files, archive.read(texts)):
        warnings += bool(senses.warning)
        write_text("".join(f"{line}\n" for line in senses.lines(", ".join(texts))))
    archive.tell_rejected()
    return archive.rejected, warnings


@lexicon.command("list")
@lexicon_option
def list_entries(lexicons: tuple[str, ...]) -> None:
    """List the entries: table, id, how many forms, and the first of them."""
    rows = []
    for table, entry in load_lexicon(*lexicons).all_entries():
        forms = tuple(entry.all_forms())
        rows.append((table, entry.id, str(len(forms)), "، ".join(forms[:LISTED_FORMS])))
    write_table(("table", "id", "forms", "first forms"), rows, right=("forms",))


@lexicon.command("tables")
def write_reference_tables() -> None:
    """Write the tables of characters anew, as the installed camel-tools folds and transliterates each."""
    for path in write_tables():
        tell(f"{path}: written")


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option(
    "--check",
    "baseline",
    type=click.Path(path_type=Path),
    metavar="BASELINE",
    help="Compare the scores with those that this file holds.",
)
@click.option(
    "--against",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Compare with the gold of another reader, and not with what the library reads.",
)
@click.option(
    "--update", is_flag=True, help="Store the scores in BASELINE, unless one is lower than before."
)
@click.option(
    "--allow-regression",
    is_flag=True,
    help="With --update: store lower scores, too.",
)
@click.option(
    "--report",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write the scores as a Markdown page.",
)
def score(
    folder: Path,
    baseline: Path | None,
    against: Path | None,
    update: bool,
    allow_regression: bool,
    report: Path | None,
) -> None:
    """Score golden articles: precision, recall and F1 for each part of a claim and for the whole.

    DIR is a folder of texts (.txt), each with its gold (.gold.toml) beside it.
    """
    if against is not None and (baseline is not None or report is not None):
        raise click.UsageError("--against goes with neither --check nor --report.")
    if update and baseline is None:
        raise click.UsageError("--update needs --check BASELINE, the file to write.")
    if allow_regression and not update:
        raise click.UsageError("--allow-regression goes with --update.")
    keep_inputs(report, folder, *filter(None, (baseline,)))
    keep_inputs(baseline if update else None, *(folder.glob("*.t*") if folder.is_dir() else ()))
    pinned = read_baseline(baseline) if baseline and (baseline.exists() or not update) else None
    golds = read_gold_folder(folder)
    others = read_gold_folder(against) if against is not None else ()
    scores = score_against(golds, others) if others else score_articles(golds)
    current = pin_scores(scores, digest_articles(folder))
    write_table(HEADINGS, table_rows(current), right=HEADINGS[1:])
    write_text(claimless_sentence(current) + "\n")
    if others:
        write_text("".join(f"{line}\n" for line in list_differences(golds, others)))
    comparison = compare_scores(current, pinned) if pinned is not None else None
    refused = update and not allow_regression and comparison and comparison.under_floor
    if report is not None and not refused:
        write_file(report, write_report(current))
    if baseline is None:
        return
    if comparison is None:
        write_baseline(baseline, current)
        return
    _hold(current, comparison, baseline, update=update, allow_regression=allow_regression)


def _hold(
    current: Baseline, comparison: Comparison, path: Path, *, update: bool, allow_regression: bool
) -> None:
    write_text("".join(f"{line}\n" for line in comparison_lines(comparison)))
    if update and (allow_regression or not comparison.under_floor):
        write_baseline(path, current)
        tell(f"{path}: pinned")
        return
    for problem in _problems(comparison, path, update=update):
        tell(problem)
    if comparison.under_floor or not (update or comparison.holds):
        raise SystemExit(CHECK_FAILED)


def _problems(comparison: Comparison, path: Path, *, update: bool) -> list[str]:
    problems = list(comparison.under_floor)
    if not comparison.same_articles and not update:
        problems.append(
            f"The articles are not those that {path} was pinned with. Pin it anew with --update."
        )
    if update and problems:
        problems.append(
            f"{path} stays as it was. Lower its floors with --allow-regression, and say why in the commit."
        )
    return problems
