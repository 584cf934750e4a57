"""From the values of a record to an article: which field holds what, dates in the forms of archives, and what makes a record unreadable."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from email.utils import parsedate_to_datetime
from functools import lru_cache

from arabic_metrics.core import Article
from arabic_metrics.stream.block import Failure, Fields
from arabic_metrics.stream.limit import LONGEST_TEXT, too_long

ISO = re.compile(r"\s*(\d{4})-(\d{2})-(\d{2})(?![\d])")
COMPACT = re.compile(r"(?:19|20)\d{6}(?:\d{6})?")
DAY_FIRST = re.compile(r"(\d\d?)/(\d\d?)/((?:19|20)\d\d)")
CLOCK = re.compile(r"[\s,،–-]*\b\d\d?:\d\d(?::\d\d)?$")  # behind a day
SECONDS = range(10**8, 10**10)  # from 1973; a Unix time
ONE_DAY = dt.timedelta(days=1)
LONGEST = 80  # characters


def read_date(value: object) -> dt.date | None:
    """Return the day that a value names, or None: a record is not lost for its date.

    ISO dates and times, Unix times, e-mail dates, compact digits, and whatever `find_periods` reads as one day: dates with
    month names, and 25/8/2025 with the day first. The time of day and its zone are left out: the day is the one written.

    >>> read_date("2025-08-25T23:50:00+03:00"), read_date("٢٥ أغسطس ٢٠٢٥"), read_date("soon")
    (datetime.date(2025, 8, 25), datetime.date(2025, 8, 25), None)
    """
    if isinstance(value, str):
        return _from_text(value.strip()) if len(value) <= LONGEST else None
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _from_number(value)
    return None


def _from_number(value: float) -> dt.date | None:
    if value != value or abs(value) > 1e15:
        return None
    whole = int(value)
    if COMPACT.fullmatch(str(whole)) and len(str(whole)) == 8:
        return _day(str(whole))
    if whole not in SECONDS and whole // 1000 in SECONDS:
        whole //= 1000
    if whole in SECONDS:
        return dt.datetime.fromtimestamp(whole, dt.UTC).date()
    return None


@lru_cache(maxsize=4096)
def _from_text(value: str) -> dt.date | None:
    if found := ISO.match(value):
        return _day("".join(found.groups()))
    if COMPACT.fullmatch(value):
        return _day(value[:8])
    if (found := DAY_FIRST.fullmatch(value)) and (day := _day_first(*map(int, found.groups()))):
        return day
    if value.isascii() and value.isdecimal():
        return _from_number(int(value))
    if value.isascii():
        with suppress(ValueError, TypeError, IndexError, OverflowError):
            return parsedate_to_datetime(value).date()
    return _from_words(CLOCK.sub("", value))


def _day_first(day: int, month: int, year: int) -> dt.date | None:
    """25/8/2025, as `find_periods` reads it; None where it is no date."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _day(digits: str) -> dt.date | None:
    try:
        return dt.date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def _from_words(value: str) -> dt.date | None:
    from arabic_metrics.parse import find_periods

    days = {
        period.start
        for period in find_periods(value)
        if period.start and period.end and period.end - period.start == ONE_DAY
    }
    return days.pop() if len(days) == 1 else None


Notice = Callable[[str], None]
Row = tuple[object, object, object, object]  # text, id, published, title

USUAL_NAMES = {
    "text": (
        "text", "body", "content", "article", "article_text", "article_body", "articlebody", "full_text", "fulltext",
        "maintext", "main_text", "body_text", "content_text", "plain_text", "raw_text", "story", "news", "message", "post",
    ),
    "id": ("id", "_id", "article_id", "doc_id", "docid", "uid", "uuid", "guid", "url", "link", "uri", "source_url"),
    "published": (
        "published", "date", "publication_date", "publish_date", "published_at", "publishedat", "pub_date", "pubdate",
        "date_publish", "date_published", "datepublished", "published_date", "created_at", "datetime", "timestamp", "time",
    ),
    "title": ("title", "headline", "heading"),
}  # fmt: skip


def choose_fields(wanted: Fields, seen: Sequence[str]) -> Fields | str:
    """Return the names to read a record by, or a sentence that says why there are none.

    Names that are given are kept; the others are guessed from the fields seen, whatever their case.

    >>> choose_fields(Fields(id="url"), ["Body", "url", "Date"])
    Fields(text='Body', id='url', published='Date', title=None)
    >>> choose_fields(Fields(), ["a", "b"])
    'no field is known to hold the text; the fields are a, b'
    """
    by_name = {re.sub(r"[\s-]+", "_", name.strip().lower()): name for name in reversed(seen)}
    found: dict[str, str | None] = {}
    for slot, names in USUAL_NAMES.items():
        given = getattr(wanted, slot)
        found[slot] = given or next((by_name[name] for name in names if name in by_name), None)
    listed = ", ".join(dict.fromkeys(seen)) or "none"
    if found["text"] is None:
        return f"no field is known to hold the text; the fields are {listed}"
    if found["text"] not in seen:
        return f"there is no field {found['text']}; the fields are {listed}"
    return Fields(**found)


def say_fields(
    name: str, wanted: Fields, fields: Fields, seen: Sequence[str], notice: Notice | None
) -> None:
    """Report which fields were guessed, and which named ones are missing."""
    for slot in USUAL_NAMES:
        given = getattr(wanted, slot)
        if notice is not None and given is not None and given not in seen:
            notice(f"{name}: there is no field {given} in its first records")
    guessed = [
        f"{slot} from «{getattr(fields, slot)}»"
        for slot in USUAL_NAMES
        if getattr(wanted, slot) is None and getattr(fields, slot) is not None
    ]
    if notice is not None and guessed:
        notice(f"{name}: reading {', '.join(guessed)}")


def row_of(record: dict[str, object], fields: Fields) -> Row:
    """Return the four values of a record that are read."""
    return (
        None if fields.text is None else record.get(fields.text),
        None if fields.id is None else record.get(fields.id),
        None if fields.published is None else record.get(fields.published),
        None if fields.title is None else record.get(fields.title),
    )


def article_of(
    row: Row, source: str, number: int | str, *, unit: str, whole: bool = False
) -> Article | Failure:
    """Return the article that the values of a record make, or why they make none.

    Its id is the record's own, else the input and the number of the record. With `whole` they are known to hold no half characters.

    >>> article_of(("بلغ 40 ألفا", None, "2025-08-25", ""), "news.csv", 3, unit="record").id
    'news.csv#3'
    >>> print(article_of((" ", 1, None, None), "news.csv", 3, unit="record"))
    news.csv, record 3: it has no text
    """
    text, id, published, title = row
    place = f"{unit} {number}"
    if isinstance(text, list | tuple) and all(isinstance(part, str) for part in text):
        text = "\n".join(text)
    if text is None or text == "" or (isinstance(text, str) and not text.strip()):
        return Failure(source, place, "it has no text")
    if not isinstance(text, str):
        return Failure(source, place, f"its text is no string but {_named(text)}")
    if len(text) > LONGEST_TEXT:
        return Failure(source, place, too_long(len(text), "characters of text", LONGEST_TEXT))
    if not (whole or _is_whole(text)):
        return Failure(source, place, "its text holds half a character or a damaged byte")
    named = "" if id is None or isinstance(id, list | dict | bool) else str(id).strip()
    if not (whole or _is_whole(named)):
        return Failure(source, place, "its id holds half a character or a damaged byte")
    heading = title.strip() if isinstance(title, str) and (whole or _is_whole(title)) else ""
    return Article(
        text, named or f"{source}#{number}", read_date(published), heading or None, source, ()
    )


def _is_whole(text: str) -> bool:
    """Whether a text holds no lone surrogate; UTF-16 is the fastest encoding to try."""
    if text.isascii():
        return True
    try:
        text.encode("utf-16-le")
    except UnicodeEncodeError:
        return False
    return True


def _named(value: object) -> str:
    kinds: Iterable[tuple[type | tuple[type, ...], str]] = (
        (bool, "true or false"),
        ((int, float), "a number"),
        (dict, "an object"),
        ((list, tuple), "a list"),
    )
    return next((name for kind, name in kinds if isinstance(value, kind)), "of another kind")


def fields_of(record: object) -> list[str]:
    """Return the names of the fields of a record, none if it is no object."""
    return [str(name) for name in record] if isinstance(record, dict) else []
