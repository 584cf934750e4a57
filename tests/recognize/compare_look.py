"""Rows with the look and without it: python -m tests.recognize.compare_look [--mixes N] [FILE ...]

A FILE holds lines of JSON, each with a text, and may be packed with gzip. A text that the look turns away is read in full, once with the
packaged weights and once with a chooser that takes all that it is offered; it must give no row. The corpora and N random mixes of their
words are compared too. Each text that is lost is printed, and the exit code is 1.
"""

import argparse
import gzip
import json
import random
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from arabic_metrics import normalize_text
from arabic_metrics.resolve.resolve import read_claims
from tests.corpus import CORPORA
from tests.recognize.test_look import (
    ARTICLES,
    LEXICON,
    SENTENCES,
    holds_nothing,
    made,
    passes,
    recombined,
    respelled,
    strings,
)


def main() -> None:
    """Compare files, the corpora and random mixes."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--mixes", type=int, default=0, help="random mixes")
    parser.add_argument("--seed", type=int, default=0, help="of the random mixes")
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    options = parser.parse_args()
    lost = sum(compare(path.name, texts_of(path)) for path in options.files)
    lost += compare("corpora", texts_of_corpora())
    lost += compare("mixes", mixes(options.mixes, random.Random(options.seed)))
    sys.exit(lost > 0)


def compare(name: str, texts: Iterator[str]) -> int:
    """Print how many texts pass, and return how many are lost."""
    read = passed = lost = 0
    for text in texts:
        read += 1
        if passes(text):
            passed += 1
        elif not (has_no_rows(text) and holds_nothing(text)):
            lost += 1
            print(f"lost: {text}")
    print(f"{name}: {passed:,} of {read:,} texts pass, {lost:,} are lost", flush=True)
    return lost


def has_no_rows(text: str) -> bool:
    """Whether a text read without a look has no claim by the packaged weights."""
    claims = read_claims(normalize_text(text, LEXICON), "", LEXICON)
    return not claims.rows() and not claims.unresolved


def texts_of(path: Path) -> Iterator[str]:
    """Yield the texts of a file, each alone and with its title before it."""
    content = path.read_bytes()
    for line in (gzip.decompress(content) if path.suffix == ".gz" else content).splitlines():
        record = json.loads(line)
        yield record["text"]
        if title := record.get("title"):
            yield f"{title}\n{record['text']}"


def texts_of_corpora() -> Iterator[str]:
    """Yield every article, sentence and phrase of the corpora."""
    yield from (*ARTICLES, *SENTENCES)
    for path in sorted(CORPORA.rglob("*.toml")):
        yield from strings(tomllib.loads(path.read_text(encoding="utf-8")))


def mixes(number: int, chance: random.Random) -> Iterator[str]:
    """Yield random mixes, a third of each kind."""
    for at in range(number):
        text = made(chance) if at % 3 == 0 else recombined(chance)
        yield respelled(text, chance) if at % 3 == 2 else text


if __name__ == "__main__":
    main()
