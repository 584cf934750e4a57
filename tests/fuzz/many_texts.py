"""Many random texts, to read with the sources and with a compiled wheel: python -m tests.fuzz.many_texts [--count N] [--first N]

The texts are made of the same pieces as those of test_text.py, each by its own seed. Prints a digest of the rows of each 10,000 texts,
which two builds must print alike, and at the end how many rows there were, and how long the slowest text took. A text that raises, or a quote that
is not its slice of the text, is printed with its seed, and the exit code is 1.
"""

import argparse
import hashlib
import random
import sys
import time

from arabic_metrics import ClaimSet, extract_claims
from tests.fuzz.test_text import DATES, LEXICON, MARKS, NAMES, NUMBERS, PUBLISHED

BLOCK = 10_000
AUDIENCE = ("متابع", "متابعا", "على فيسبوك", "صفحة", "حساب", "يتابعه", "تفاعل", "مشاهدة", "المركز", "بلغ", "حصدت", "لديه")  # fmt: skip
KINDS = (LEXICON, NUMBERS, NAMES, DATES, AUDIENCE)
OFTEN = (6, 4, 2, 2, 5)
SCRIPTS = ((0x01, 0x2FF), (0x600, 0x6FF), (0x2000, 0x206F), (0x1F300, 0x1F6FF))
REPEATED = 0.08  # of the texts


def text_of(seed: int) -> str:
    """Return a text of up to 30 pieces, or a few of them over and over."""
    chance = random.Random(seed)
    pieces = []
    for _ in range(chance.randint(1, 30)):
        if chance.random() < 0.95:
            piece = chance.choice(chance.choices(KINDS, OFTEN)[0])
        else:
            piece = "".join(chr(chance.randint(*chance.choice(SCRIPTS))) for _ in range(4))
        pieces.append(piece + chance.choice(MARKS))
    if chance.random() < REPEATED:
        pieces = pieces[:3] * chance.randint(2, 40)
    return "".join(pieces)


def rows_of(text: str) -> list[tuple[object, ...]]:
    """Return what the text is read as, after each quote is compared with its place."""
    found: ClaimSet = extract_claims(text, published=PUBLISHED, min_confidence=0.0)
    for claim in found:
        for evidence in claim.evidence:
            assert evidence.quote == evidence.span.of(text), evidence
    names = ("metric", "value", "entity", "platform", "period", "start", "end")
    return [(*map(row.get, names), round(row["confidence"], 6)) for row in found.rows()]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1_000_000)
    parser.add_argument("--first", type=int, default=0)
    asked = parser.parse_args()
    digest, rows, wrong, slowest = hashlib.sha256(), 0, 0, (0.0, 0)
    for seed in range(asked.first, asked.first + asked.count):
        begun = time.process_time()
        try:
            found = rows_of(text_of(seed))
        except Exception as error:  # whatever a text raises, its seed is told
            print(f"seed {seed}: {error!r}", flush=True)
            wrong += 1
            continue
        slowest = max(slowest, (time.process_time() - begun, seed))
        rows += len(found)
        digest.update(repr(found).encode("utf-8", "surrogatepass"))
        if (seed + 1) % BLOCK == 0:
            print(seed + 1, digest.hexdigest()[:16], flush=True)
    print(
        f"{asked.count} texts, {rows} rows, {wrong} wrong; slowest {slowest[0]:.2f} s (seed {slowest[1]})"
    )
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
