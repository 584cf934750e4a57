"""Weights as data: one line for each feature of each slot, sorted, with the digest of the gold that they were fitted to."""

from functools import cache
from importlib.resources import files
from pathlib import Path

from arabic_metrics.core import ModelError
from arabic_metrics.core.argument import check_path
from arabic_metrics.resolve.choice import Weights

PACKAGED = "weights.tsv"
DIGEST = "# gold "
DECIMALS = 3  # what two decimals leave out adds up over hundreds of features: another owner was chosen here and there


def load_weights(path: str | Path | None = None) -> Weights:
    """Return the weights of a file that `arabic-metrics fit` wrote, or those that the library comes with.

    Raises:
        ModelError: the file cannot be read, or a line of it is no weight.
    """
    if path is None:
        return packaged_weights()
    check_path(path, "the file of weights")
    try:
        text = Path(path).read_text(encoding="utf-8")
    except OSError as error:
        raise ModelError(f"{path}: the weights cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ModelError(f"{path}: the weights cannot be read: the file is not UTF-8") from error
    return read_weights(text, str(path))


def read_weights(text: str, name: str = "weights") -> Weights:
    """Return the weights of lines of slot, feature and weight, with tabs between them.

    >>> read_weights("# gold 1f0c\\nowner\\tkind person\\t0.25\\n").slots
    {'owner': {'kind person': 0.25}}
    """
    slots: dict[str, dict[str, float]] = {}
    digest = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if line.startswith("#"):
            digest = line.removeprefix(DIGEST) if line.startswith(DIGEST) else digest
            continue
        try:
            slot, feature, weight = line.split("\t")
            slots.setdefault(slot, {})[feature] = float(weight)
        except ValueError as error:
            raise ModelError(
                f"{name}, line {number}: a slot, a feature and a weight are wanted, with tabs between them"
            ) from error
    return Weights(slots, digest)


def write_weights(weights: Weights) -> str:
    """Return weights as the lines that `read_weights` reads; what rounds to nothing is left out.

    >>> write_weights(Weights({"owner": {"kind person": 0.2544, "nobody": 0.0001}}, "1f0c"))
    '# gold 1f0c\\nowner\\tkind person\\t0.254\\n'
    """
    lines = [DIGEST + weights.digest]
    for slot in sorted(weights.slots):
        for feature, weight in sorted(weights.slots[slot].items()):
            if rounded := round(weight, DECIMALS):
                lines.append(f"{slot}\t{feature}\t{rounded}")
    return "\n".join(lines) + "\n"


@cache
def packaged_weights() -> Weights:
    """Return the weights that the library comes with, read once."""
    text = files("arabic_metrics.resolve").joinpath(PACKAGED).read_text(encoding="utf-8")
    return read_weights(text, PACKAGED)
