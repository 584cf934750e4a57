"""Archives for tests: the articles of corpora/ among others that state nothing, as JSON lines."""

import datetime as dt
import hashlib
import json
from pathlib import Path

from arabic_metrics import Article
from tests.corpus import CORPORA

SILENT = (
    "قال وزير النقل إن القطار الجديد سيربط المدينتين قبل نهاية العام المقبل، وإن التذاكر ستباع بسعر 25 دينارا.",
    "فاز الفريق بثلاثة أهداف مقابل هدف واحد في المباراة التي حضرها 40 ألف متفرج مساء الجمعة.",
    "شارك في الندوة عشرون باحثا من تسع جامعات، وناقشوا أثر الجفاف في مواسم الحصاد.",
)
BROKEN = '{"id": "broken", "text": '
STATING = [
    (path.stem, path.read_text(encoding="utf-8"))
    for path in sorted((CORPORA / "articles").glob("*.txt"))
]


def records(count: int, *, every: int = 5) -> list[dict[str, str]]:
    """Return records of which one in `every` is an article of the corpus."""
    made = []
    for number in range(count):
        name, text = STATING[number // every % len(STATING)]
        if number % every:
            name, text = "silent", SILENT[number % len(SILENT)]
        made.append(
            {
                "id": f"{number}-{name}",
                "published": f"2025-{number % 12 + 1:02}-05",
                "title": f"العنوان {number}",
                "text": text,
            }
        )
    return made


def article_of(record: dict[str, str], archive: Path) -> Article:
    """Return the article that a record of an archive is read as."""
    published = dt.date.fromisoformat(record["published"])
    return Article(record["text"], record["id"], published, record["title"], str(archive))


def write_jsonl(path: Path, count: int, *, broken: int = 0, every: int = 5) -> Path:
    """Write an archive; after every `broken` records one follows that is no JSON."""
    lines = []
    for number, record in enumerate(records(count, every=every), 1):
        lines.append(json.dumps(record, ensure_ascii=False))
        if broken and number % broken == 0:
            lines.append(BROKEN)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def digest(folder: Path) -> dict[str, str]:
    """Return a digest of each file of a folder, by name."""
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.iterdir())
    }
