"""Label Studio: articles as tasks, with the claims of the library as predictions, and the labelling interface for them.

Label Studio counts code points, as this library does, so tasks hold the text as it was published.
"""

import datetime as dt
import json
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from arabic_metrics.core import Article
from arabic_metrics.core.argument import check_each, check_path
from arabic_metrics.core.file import whole_file, write_file
from arabic_metrics.lexicon import Lexicon, load_lexicon
from arabic_metrics.lexicon.entry_claim import Platform
from arabic_metrics.resolve import ClaimSet
from arabic_metrics.score.gold import REGIONS
from arabic_metrics.view.mark import (
    ASPECTS,
    ATTRIBUTION,
    ENTITY,
    LINKS,
    MODIFIERS,
    PERIOD,
    PLATFORM,
    RATES,
    SCOPE,
    TEXTS,
    UNRESOLVED,
    Mark,
    MarkedText,
    ReadTexts,
    claim_stem,
    figure_labels,
    mark_claims,
)

LABELS, TEXT, REGION, COMMENT = "slot", "text", "region", "comment"
CHOICES = {"modifier": MODIFIERS, "aspect": ASPECTS, "rate": RATES}
FIELDS = ("value", "upper", "name", PERIOD)
TASKS_FILE, CONFIG_FILE = "tasks.json", "config.xml"
FILE = "file"  # of a task: the name of the gold that it becomes
COLORS = {
    ENTITY: "#1f77b4",
    PLATFORM: "#9467bd",
    PERIOD: "#8c564b",
    ATTRIBUTION: "#7f7f7f",
    SCOPE: "#bcbd22",
    "rank": "#d62728",
    UNRESOLVED: "#c7c7c7",
}
FIGURE_COLOR = "#2ca02c"
READING = ".htx-text { white-space: pre-wrap; }"
FROM_THE_RIGHT = "direction: rtl; text-align: right"


def write_label_studio(texts: ReadTexts, folder: str | Path, lexicon: Lexicon | None = None) -> int:
    """Write `tasks.json` and `config.xml` for articles with their claims, and return the number of articles.

    Each article comes with its claims and with the region of its gold, if it has one. The tasks are written one by one, so an archive
    does not fill the memory.
    """
    texts = check_each(texts, tuple, "texts", TEXTS)
    folder = check_path(folder, "the folder of an export")
    folder.mkdir(parents=True, exist_ok=True)
    taken: set[str] = set()
    with whole_file(folder / TASKS_FILE) as file:
        file.write(b"[")
        for article, claims, region in texts:
            file.write(b",\n" if taken else b"\n")
            task = label_studio_task(article, claims, region=region)
            task["data"][FILE] = claim_stem(article.id, taken)
            file.write(json.dumps(task, ensure_ascii=False).encode())
        file.write(b"\n]\n")
    write_file(folder / CONFIG_FILE, label_studio_config(lexicon))
    return len(taken)


def label_studio_task(
    article: Article, claims: ClaimSet, *, region: str | None = None
) -> dict[str, Any]:
    """Return an article as a task of Label Studio, its claims as the prediction.

    >>> from arabic_metrics.resolve import extract_claims
    >>> article = Article("📣 لدى نادي الوحدات على إنستغرام 325 ألف متابع")
    >>> [prediction] = label_studio_task(article, extract_claims(article))["predictions"]
    >>> [result["value"] for result in prediction["result"] if result.get("id") == "c1-followers"][0]
    {'start': 32, 'end': 39, 'text': '325 ألف', 'labels': ['followers']}
    """
    marked = mark_claims(article, claims)
    data: dict[str, str] = {"id": article.id, "text": article.text}
    if isinstance(article.published, dt.date):
        data["published"] = article.published.isoformat()
    result = [*_results(marked)]
    if region is not None:
        data[REGION] = region
        result.append(_result(REGION, REGION, "choices", {"choices": [region]}))
    prediction = {"model_version": f"arabic-metrics {version('arabic-metrics')}", "result": result}
    return {"data": data, "predictions": [prediction]}


def _results(marked: MarkedText) -> Iterator[dict[str, Any]]:
    for mark in marked.marks:
        place = {"start": mark.span.start, "end": mark.span.end}
        labels = _result(
            mark.id, LABELS, "labels", {**place, "text": mark.quote, "labels": [mark.label]}
        )
        if mark.rule:
            labels["meta"] = {"text": [mark.rule]}
        yield labels
        yield from _field_results(mark, place)
    for link in marked.links:
        yield {
            "type": "relation",
            "from_id": link.figure,
            "to_id": link.slot,
            "direction": "right",
            "labels": [link.label],
        }


def _field_results(mark: Mark, place: dict[str, int]) -> Iterator[dict[str, Any]]:
    """The fields of a region: Label Studio gives them the id of the region."""
    for name, fact in mark.facts:
        if name in FIELDS and name != PLATFORM:
            yield _result(mark.id, name, "textarea", {**place, "text": [fact]})
        else:
            yield _result(mark.id, name, "choices", {**place, "choices": fact.split("+")})


def _result(id: str, control: str, kind: str, value: dict[str, Any]) -> dict[str, Any]:
    return {"id": id, "from_name": control, "to_name": TEXT, "type": kind, "value": value}


def label_studio_config(lexicon: Lexicon | None = None) -> str:
    """Return the labelling interface as XML: a label for each slot and metric of the lexicon, and the fields of each.

    >>> '<Label value="followers"' in label_studio_config()
    True
    """
    lexicon = lexicon or load_lexicon()
    figures = figure_labels(lexicon)
    root = ElementTree.Element("View")
    ElementTree.SubElement(root, "Style").text = READING
    relations = ElementTree.SubElement(root, "Relations")
    for link in LINKS.values():
        ElementTree.SubElement(relations, "Relation", value=link)
    labels = ElementTree.SubElement(root, "Labels", name=LABELS, toName=TEXT, choice="single")
    for label in (*LINKS, *figures, UNRESOLVED):
        color = COLORS.get(label, FIGURE_COLOR)
        ElementTree.SubElement(labels, "Label", value=label, background=color)
    page = ElementTree.SubElement(root, "View", style=FROM_THE_RIGHT)
    ElementTree.SubElement(page, "Text", name=TEXT, value="$text", granularity="symbol")
    fields = _fields_of(root, figures)
    _add_text_field(fields, "value", "12000000, 1.5 or 2/3")
    _add_text_field(fields, "upper", "the end of a range")
    for name, choices in CHOICES.items():
        _add_choices(fields, name, choices)
    _add_text_field(_fields_of(root, (ENTITY, ATTRIBUTION, SCOPE)), "name", "the canonical name")
    _add_text_field(_fields_of(root, (PERIOD,)), PERIOD, "2025-Q3, 2025-08, 2025-01/2025-03, P3M")
    platforms = tuple(entry.id for entry in lexicon.of(Platform))
    _add_choices(_fields_of(root, (PLATFORM,)), PLATFORM, platforms, several=True)
    ElementTree.SubElement(root, "Header", value="The article")
    _add_choices(root, REGION, REGIONS, whole=True)
    _add_text_field(root, COMMENT, "what is special about this article", whole=True)
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="unicode") + "\n"


def _fields_of(root: ElementTree.Element, labels: Iterable[str]) -> ElementTree.Element:
    """Add a part of the interface that is shown only while a region with one of the labels is selected."""
    return ElementTree.SubElement(
        root, "View", visibleWhen="region-selected", whenLabelValue=",".join(labels)
    )


def _add_text_field(
    parent: ElementTree.Element, name: str, hint: str, *, whole: bool = False
) -> None:
    shown = {"placeholder": hint, "maxSubmissions": "1", "editable": "true", "rows": "1"}
    _add_field(parent, "TextArea", name, shown, whole=whole)


def _add_choices(
    parent: ElementTree.Element,
    name: str,
    choices: Iterable[str],
    *,
    several: bool = False,
    whole: bool = False,
) -> None:
    shown = {"choice": "multiple" if several else "single", "showInline": "true"}
    field = _add_field(parent, "Choices", name, shown, whole=whole)
    for choice in choices:
        ElementTree.SubElement(field, "Choice", value=choice)


def _add_field(
    parent: ElementTree.Element, kind: str, name: str, shown: dict[str, str], *, whole: bool
) -> ElementTree.Element:
    """Add a field below its name, of the whole article or of a region."""
    ElementTree.SubElement(parent, "Header", value=name, size="6")
    region = {} if whole else {"perRegion": "true"}
    return ElementTree.SubElement(parent, kind, {"name": name, "toName": TEXT, **shown, **region})
