"""The subcommand `fit`: weights from gold, with a table of their scores on text that they were not fitted to."""

from collections import Counter
from pathlib import Path

import click

from arabic_metrics.cli.group import lexicon_option
from arabic_metrics.cli.output import tell, write_table, write_text
from arabic_metrics.cli.source import keep_inputs
from arabic_metrics.core.file import write_file
from arabic_metrics.lexicon import load_lexicon
from arabic_metrics.resolve.weights import write_weights

STEPS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
STRONGEST = 12


@click.command()
@click.argument("gold", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="GOLD...")
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The file to write.",
)
@click.option(
    "--folds",
    default=5,
    show_default=True,
    type=click.IntRange(2),
    metavar="N",
    help="How many parts the articles are split into; each is read with weights fitted to the others.",
)
@click.option(
    "--seed",
    default=20,
    show_default=True,
    metavar="N",
    help="The number that the parts are drawn by.",
)
@click.option(
    "--texts",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="JSON lines, packed by gzip or not, with the texts of gold that holds none; may be repeated.",
)
@lexicon_option
def fit(
    gold: tuple[Path, ...],
    output: Path,
    folds: int,
    seed: int,
    texts: tuple[Path, ...],
    lexicons: tuple[str, ...],
) -> None:
    """Fit the weights of every choice to gold passages.

    GOLD are folders of golden articles, or files of passages as JSON lines. Prints scores on articles that the weights were not fitted
    to: by set, by confidence, by kind of owner. Needs the extra `fit`.
    """
    if not output.parent.is_dir():
        raise click.BadParameter(f"there is no folder {output.parent}.", param_hint="--output")
    keep_inputs(output, *gold, *texts, *lexicons)
    from arabic_metrics.score.fit import Fitter
    from arabic_metrics.score.judge import COLUMNS, summary
    from arabic_metrics.score.passage import read_passages, read_texts
    from arabic_metrics.score.validation import cross_validate, fit_weights

    known = {digest: text for path in texts for digest, text in read_texts(path).items()}
    passages = [passage for path in gold for passage in read_passages(path, known)]
    fitter = Fitter(passages, load_lexicon(*lexicons))
    validation = cross_validate(fitter, folds, seed)
    weights = fit_weights(fitter, validation)
    write_file(output, write_weights(weights))

    def cells(counts: Counter[str]) -> list[str]:
        told = summary(counts)
        return [_cell(told[column]) for column in COLUMNS]

    sets = [[name, *cells(counts)] for name, counts in validation.by_set().items()]
    steps = [[f"≥ {at:.1f}", *cells(validation.counts(at)["all"])] for at in STEPS]
    kinds = [[kind, *map(str, counts)] for kind, counts in validation.by_kind().items()]
    bins = [
        [f"{at / 10:.1f}–{at / 10 + 0.1:.1f}", str(n), f"{mean:.2f}", f"{right:.2f}"]
        for at, n, mean, right in validation.bins()
    ]
    for headings, rows in (
        (("set", *COLUMNS), sets),
        (("confidence", *COLUMNS), steps),
        (("owner's kind", "figures", "found", "owner right"), kinds),
        (("confidence", "rows", "mean", "right"), bins),
    ):
        write_table(headings, rows, right=headings[1:])
        write_text("\n")
    write_text(
        "\n".join(f"{slot}: {_strongest(it)}\n" for slot, it in sorted(weights.slots.items()))
    )
    tell(f"{output}: {sum(map(len, weights.slots.values()))} weights")


def _strongest(weights: dict[str, float]) -> str:
    ordered = sorted(weights.items(), key=lambda pair: -abs(pair[1]))
    return ", ".join(f"{weight:+.2f} {name}" for name, weight in ordered[:STRONGEST])


def _cell(value: float | int | None) -> str:
    if value is None:
        return "–"
    return str(value) if isinstance(value, int) else f"{value:.1f}"
