"""From the values of a record to an article: which field holds what, its date, and what makes a record unreadable."""

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from email.utils import parsedate_to_datetime
from functools import lru_cache

from arabic_metrics.core import Article
from arabic_metrics.core.errors import UnreadableError
from arabic_metrics.stream.block import LONGEST_TEXT, Failure, Fields, too_long

Notice = Callable[[str, str], object]  # is given the name of an input, and what is told of it
Row = tuple[object, ...]  # the values of `Fields`
BLANK_NOTICE = 64 << 20  # bytes of blank lines
USUAL_NAMES = {  # without the signs between their words
    "text": (
        "text", "body", "content", "article", "articletext", "articlebody", "fulltext", "maintext", "bodytext", "contenttext",
        "plaintext", "rawtext", "story", "news", "message", "post",
    ),
    "id": ("id", "_id", "articleid", "docid", "uid", "uuid", "guid", "url", "link", "uri", "sourceurl"),
    "published": (
        "published", "date", "publicationdate", "publishdate", "publishedat", "pubdate", "datepublish", "datepublished",
        "publisheddate", "createdat", "datetime", "timestamp", "time",
    ),
    "title": ("title", "headline", "heading"),
    "source": (
        "newspaper", "newspapername", "paper", "papername", "publisher", "publishername", "outlet", "outletname", "mediaoutlet",
        "publication", "publicationname", "agency", "newssource", "sourcename", "sitename", "medianame", "source", "site", "website",
        "sourcedomain", "domain", "hostname",
    ),
}  # fmt: skip
ISO = re.compile(r"\s*(\d{4})-(\d{2})-(\d{2})(?![\d])")
COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:\d{6})?")
DAY_FIRST = re.compile(r"(\d\d?)/(\d\d?)/((?:19|20)\d\d)")
CLOCK = re.compile(r"[\s,،–-]*\b\d\d?:\d\d(?::\d\d)?$")  # behind a day
SECONDS = range(10**8, 10**10)  # from 1973; a Unix time
ONE_DAY = dt.timedelta(days=1)
LONGEST_DATE = 80  # characters
SEPARATOR = re.compile(r"(?<=\w)[ _-]+")  # «pub_date», «Pub Date», «pubDate»
NO_FIELD = "none"
MOST_LISTED, LONGEST_NAME = 40, 40  # fields of an input, and characters of the name of one
OF_CLAIMS = ({"claims", "unresolved"}, {"claim_id", "entity_key"})  # fields of claim sets, of rows


def choose_fields(name: str, wanted: Fields, seen: Sequence[str], notice: Notice) -> Fields:
    """Return the names to read the records of an input by. Names that are given stand, `NO_FIELD` for a value not to be read; the others are guessed, and `notice` hears of all.

    A field that is named for the text is no other one.

    >>> choose_fields("a.csv", Fields(id="url"), ["Body", "url", "Date"], print)
    a.csv reading text from «Body», id from «url», published from «Date»
    Fields(text='Body', id='url', published='Date', title=None, source=None)

    Raises:
        UnreadableError: no field holds the text, one that is named is not there, or the records are claims.
    """
    by_name = {SEPARATOR.sub("", name.strip().lower()): name for name in reversed(seen)}
    listed = ", ".join(dict.fromkeys(map(_shortened, seen[:MOST_LISTED]))) or "none"
    listed += ", …" if seen[MOST_LISTED:] else ""
    found: dict[str, str | None] = {}
    guessed = False
    for slot, names in USUAL_NAMES.items():
        given = getattr(wanted, slot)
        if given is None:
            usual = [by_name[it] for it in names if it in by_name]
            if usual[:1] == [wanted.text]:
                notice(name, f"«{wanted.text}» is read as the text, not as the {slot}")
            found[slot] = next((it for it in usual if it != wanted.text), None)
            guessed = guessed or found[slot] is not None
        elif given in seen:
            found[slot] = given
        elif given == NO_FIELD and slot != "text":
            found[slot] = None
        else:
            raise UnreadableError(f"there is no field {given}; the fields are {listed}")
    if found["text"] is None and any(own.issubset(seen) for own in OF_CLAIMS):
        raise UnreadableError(
            "it holds claims and no articles: `timeline`, `view` and `export` read the folder of such files"
        )
    if found["text"] is None:
        raise UnreadableError(
            f"no field is known to hold the text, so name it (`archive --text-field`, in Python text_field); the fields are {listed}"
        )
    if guessed:
        told = (f"{slot} from «{field}»" for slot, field in found.items() if field is not None)
        notice(name, f"reading {', '.join(told)}")
    for each in dict.fromkeys(filter(None, found.values())):
        if seen.count(each) > 1:
            notice(name, f"several fields are named «{each}»; the first of them is read")
    return Fields(**found)


def _shortened(name: str) -> str:
    """The name of a field on one line; where there is no header, it may be a whole text."""
    line = " ".join(name.split())
    return line if len(line) <= LONGEST_NAME else f"{line[:LONGEST_NAME]}…"


class Blank:
    """Tells of blank lines where so many stand in an input that nothing else is heard for long."""

    def __init__(self, name: str, notice: Notice) -> None:
        self._name, self._notice = name, notice
        self._size = 0

    def pass_over(self, size: int) -> None:
        """Note that so many bytes or characters were blank."""
        before, self._size = self._size, self._size + size
        if self._size // BLANK_NOTICE > before // BLANK_NOTICE:
            mebibytes = f"{self._size >> 20:,} MiB"
            self._notice(self._name, f"{mebibytes} of blank lines passed over so far")


def row_of(record: Mapping[str, object], fields: Fields) -> Row:
    """Return the values of a record that are read."""
    return tuple(name and record.get(name) for name in fields)


def article_of(
    row: Row, source: str, number: int | str, *, unit: str, whole: bool = False
) -> Article | Failure:
    """Return the article that the values of a record make, or why they make none.

    Its id is the record's own, else the input and the number of the record; its source is the paper that the record names, else the input. With `whole` they are known to hold no half characters.

    >>> article_of(("بلغ 40 ألفا", None, "2025-08-25", "", None), "news.csv", 3, unit="record").id
    'news.csv#3'
    >>> print(article_of((" ", 1, None, None, None), "news.csv", 3, unit="record"))
    news.csv, record 3: it has no text
    """
    written, id, published, title, paper = row
    if isinstance(written, list | tuple) and all(isinstance(part, str) for part in written):
        written = "\n".join(written)
    unfit = id is None or isinstance(id, list | dict | bool | bytes) or id != id  # NaN
    named = "" if unfit else str(id).strip()
    try:
        text = checked_text(written)
        for what, value in (("text", text), ("id", named)):
            if not (whole or _is_whole(value)):
                raise UnreadableError(f"its {what} holds half a character or a damaged byte")
    except UnreadableError as error:
        return Failure(source, f"{unit} {number}", str(error))
    heading, paper = (
        it.strip() if isinstance(it, str) and (whole or _is_whole(it)) else ""
        for it in (title, paper)
    )
    named = named or f"{source}#{number}"
    return Article(text, named, read_date(published), heading or None, paper or source)


def checked_text(text: object) -> str:
    """Return what is to be the text of an article.

    Raises:
        UnreadableError: it is no text, has none, or too much.
    """
    if text is None or (isinstance(text, str) and not text.strip()):
        raise UnreadableError("it has no text")
    if not isinstance(text, str):
        raise UnreadableError(f"its text is no string but {_kind(text)}")
    if len(text) > LONGEST_TEXT:
        raise UnreadableError(too_long(len(text), "characters of text", LONGEST_TEXT))
    return text


def _is_whole(text: str) -> bool:
    """Whether a text holds no half of a character; UTF-16 is the encoding that shows it soonest."""
    try:
        return text.isascii() or bool(text.encode("utf-16-le"))
    except UnicodeEncodeError:
        return False


def _kind(value: object) -> str:
    kinds = {
        bool: "true or false", int: "a number", float: "a number", dict: "an object",
        bytes: "bytes in no encoding that can be told",
    }  # fmt: skip
    return kinds.get(type(value), "a list" if isinstance(value, list) else "of another kind")


def read_date(value: object) -> dt.date | None:
    """Return the day that a value names, or None: a record is not lost for its date.

    ISO dates and times, Unix times, e-mail dates, compact digits, and whatever `find_periods` reads as one day: dates with
    month names, and 25/8/2025 with the day first. The time of day and its zone are left out: the day is the one written.

    >>> read_date("2025-08-25T23:50:00+03:00"), read_date("٢٥ أغسطس ٢٠٢٥"), read_date("soon")
    (datetime.date(2025, 8, 25), datetime.date(2025, 8, 25), None)
    """
    if isinstance(value, str):
        return _from_text(value.strip()) if len(value) <= LONGEST_DATE else None
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _from_number(value)
    return None


def _from_number(value: float) -> dt.date | None:
    if not abs(value) < 1e15:  # nor is NaN
        return None
    whole = int(value)
    if found := COMPACT.fullmatch(str(whole)):
        return _day(*found.groups())
    if whole not in SECONDS and whole // 1000 in SECONDS:
        whole //= 1000
    return dt.datetime.fromtimestamp(whole, dt.UTC).date() if whole in SECONDS else None


@lru_cache(maxsize=4096)
def _from_text(value: str) -> dt.date | None:
    if found := ISO.match(value) or COMPACT.fullmatch(value):
        return _day(*found.groups())
    if (found := DAY_FIRST.fullmatch(value)) and (day := _day(*reversed(found.groups()))):
        return day
    if value.isascii() and value.isdecimal():
        return _from_number(int(value))
    if value.isascii():
        with suppress(ValueError, TypeError, IndexError, OverflowError):
            return parsedate_to_datetime(value).date()
    from arabic_metrics.parse import find_periods

    days = {
        period.start
        for period in find_periods(CLOCK.sub("", value))
        if period.start and period.end and period.end - period.start == ONE_DAY
    }
    return days.pop() if len(days) == 1 else None


def _day(year: str, month: str, day: str) -> dt.date | None:
    with suppress(ValueError):
        return dt.date(int(year), int(month), int(day))
    return None
