"""Which encoding some bytes are written in. Bytes are decoded whole or refused; nothing is ever replaced."""

import codecs
import re

from arabic_metrics.core.errors import UnreadableError
from arabic_metrics.core.extra import load

WIDE_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins as UTF-16-LE does
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Where each character has zeros, and where it has none.
UTF_32 = (("utf-32-le", (2, 3), 0), ("utf-32-be", (0, 1), 3))
LEGACY = ("cp1256", "iso8859_6")
WESTERN = {"iso8859-1", "latin-1", "cp1252", "ascii"}  # what pages in Arabic are often said to be
SAMPLE = 1 << 16  # bytes that the encoding is told from
HIGH = re.compile(rb"[\x80-\xff]")
UTF8_SEQUENCES = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
WORDS = re.compile(r"[^\W\d_][^\W\d_\u064b-\u0652]*")
ARABIC_LETTERS = re.compile(r"[\u0621-\u064a]")
ARABIC_WORD = re.compile(r"[\u0621-\u0652\u067e\u0686\u0698\u06af\u06a9]+")
# News has few vowel marks, and nunation ends a word.
INNER_MARK = re.compile(r"[\u064b-\u0652](?=[^\W\d_])")
# Letters that make up most of any Arabic text. In a wrong code page they change places with rare ones.
FREQUENT = frozenset("\u0627\u0644\u064a\u0645\u0646\u0648\u0631\u062a\u0628\u0647")
ARTICLE = "\u0627\u0644"
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
PLAUSIBLE = 0.9  # of the letters stand in words of one script
USUAL = 0.5  # of the letters are among the frequent ones
BETTER, FEW = 0.1, 6  # by which the best must win, and letters that show nothing


def decode_text(data: bytes, *, declared: str | None = None) -> str:
    r"""Return the text that bytes are written for, without byte order mark.

    UTF-8, UTF-16 and UTF-32 with or without a mark, Windows-1256 and ISO-8859-6 are told apart; others by
    charset-normalizer. What a page declares of itself is one opinion among them.

    >>> decode_text("بلغ عدد المتابعين ألفا".encode("cp1256"))
    'بلغ عدد المتابعين ألفا'

    Raises:
        UnreadableError: the bytes are damaged, or their encoding cannot be told.
    """
    if wide := wide_encoding(data):
        try:
            return data.decode(wide).removeprefix("\ufeff")
        except UnicodeDecodeError as error:
            raise _damaged(wide, error.start) from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if data.startswith(codecs.BOM_UTF8) or is_damaged_utf8(data):
            raise _damaged("utf-8", error.start) from None
    told = legacy_encoding(data) or _declared(data, declared) or _normalizer(data)
    if told is None:
        raise UnreadableError("its encoding cannot be told, so it is not read")
    return data.decode(told)


def wide_encoding(data: bytes) -> str | None:
    """Return the name of a UTF-16 or UTF-32 that bytes are written in, or None.

    Without a mark UTF-16 shows by the high bytes of Arabic letters and of spaces, which stand at every other place and occur in
    no other text; UTF-32 by the two zeros of each character.

    >>> wide_encoding("عدد المتابعين".encode("utf-16-be"))
    'utf-16-be'
    """
    for mark, encoding in WIDE_MARKS:
        if data.startswith(mark):
            return encoding
    sample = data[:4096]
    if len(sample) < 2:
        return None
    zeros = [sample[start::4].count(0) * 4 / len(sample) for start in range(4)]
    for encoding, high, low in UTF_32:
        if min(zeros[place] for place in high) > 0.9 and zeros[low] < 0.5:
            return encoding
    half = len(sample) // 2
    even, odd = (sum(sample[start::2].count(high) for high in (0, 6)) / half for start in (0, 1))
    if max(even, odd) < 0.7 or min(even, odd) > 0.3:
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _damaged(encoding: str, place: int) -> UnreadableError:
    return UnreadableError(f"it is {encoding.upper()}, and byte {place:,} of it is damaged")


def is_damaged_utf8(data: bytes) -> bool:
    """Whether bytes that are not UTF-8 were meant to be: most of the high ones stand in sequences of it."""
    sample = _sample(data)
    sequences = sum(len(match) for match in UTF8_SEQUENCES.findall(sample))
    return sequences * 2 > len(HIGH.findall(sample))


def legacy_encoding(data: bytes) -> str | None:
    """Return the one-byte encoding of Arabic that bytes are written in, or None where it cannot be told.

    Every byte is a character of Windows-1256, so that it decodes is no sign. The sign is that in any other code page the words
    mix scripts, and rare letters become frequent.
    """
    sample = _sample(data)
    decoding = [name for name in LEGACY if _decodes(data, name)]
    scores = sorted(((_plausibility(sample, name), name) for name in decoding), reverse=True)
    if not scores:
        return None
    (best, name), *others = scores
    margin = BETTER + FEW / (len(HIGH.findall(sample)) or 1)  # a few letters show little
    sure = best >= PLAUSIBLE + USUAL and all(best - other >= margin for other, _ in others)
    return name if sure else None


def _sample(data: bytes) -> bytes:
    """The stretch of some bytes that an encoding is told from: where the first high byte stands."""
    first = HIGH.search(data)
    start = max(0, first.start() - 256) if first else 0
    return data[start : start + SAMPLE]


def _decodes(data: bytes, name: str) -> bool:
    try:
        return not CONTROLS.search(data.decode(name))
    except UnicodeDecodeError:
        return False


def _plausibility(sample: bytes, name: str) -> float:
    """How much a reading looks like Arabic: by its words of one script, its usual letters, and the article."""
    text = sample.decode(name)
    foreign = [word for word in WORDS.findall(text) if not word.isascii()]
    letters = sum(map(len, foreign))
    arabic = [word for word in foreign if ARABIC_WORD.fullmatch(word)]
    inside = sum(map(len, arabic))
    if not inside:
        return 0.0
    marked = sum(len(INNER_MARK.findall(word)) for word in arabic)
    frequent = sum(1 for word in arabic for letter in word if letter in FREQUENT)
    definite = sum(1 for word in arabic if ARTICLE in word[:3])
    return (inside - marked) / letters + frequent / inside + definite / len(arabic)


def _declared(data: bytes, declared: str | None) -> str | None:
    """What a page says of itself, where it can be so."""
    if not declared:
        return None
    try:
        name = codecs.lookup(declared).name
    except LookupError:
        return None
    if name.replace("_", "-") in WESTERN and ARABIC_LETTERS.search(data[:SAMPLE].decode("cp1256")):
        return None
    return name if _decodes(data, name) else None


def _normalizer(data: bytes) -> str | None:
    """What charset-normalizer makes of bytes that are not Arabic, if it is sure."""
    best = load("charset_normalizer").from_bytes(_sample(data)).best()
    if best is None or best.chaos > 0.02 or best.coherence < 0.5:
        return None
    encoding = str(best.encoding)
    return encoding if _decodes(data, encoding) else None
