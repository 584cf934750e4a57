"""Corrections from Label Studio become gold; mistakes are told with task, annotation and region."""

import contextlib
import copy
import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arabic_metrics import AnnotationError
from arabic_metrics.score import GoldArticle, GoldFigure
from arabic_metrics.view import label_studio_task, read_label_studio
from tests.view.texts import SENTENCES, facts, gold_facts, read, texts

Task = dict[str, Any]
TEXT = "📣 حلّت صفحة بلدية دبا على فيسبوك في المركز الثاني عربيا بنحو 40 ألف متابع في أكتوبر 2025، مقابل 12 منشورا"


def annotated(text: str, **extra: Any) -> Task:
    """A task whose annotation is what the machine predicted."""
    task = label_studio_task(*read(text), region="gulf")
    result = copy.deepcopy(task["predictions"][0]["result"])
    return {
        "id": 3,
        **task,
        "annotations": [{"id": 7, "completed_by": 1, "result": result, **extra}],
    }


def results(task: Task) -> list[Task]:
    found: list[Task] = task["annotations"][0]["result"]
    return found


def import_tasks(
    *tasks: Task, folder: Path | None = None, **options: Any
) -> list[GoldArticle | None]:
    with TemporaryDirectory() as made:
        path = (folder or Path(made)) / "export.json"
        path.write_text(json.dumps(tasks, ensure_ascii=False), encoding="utf-8")
        return [each.gold for each in read_label_studio(path, **options)]


def figures(task: Task, **options: Any) -> dict[str, GoldFigure]:
    [gold] = import_tasks(task, **options)
    assert gold is not None
    return {figure.metric: figure for figure in gold.figures}


def region(task: Task, label: str) -> Task:
    [found] = [
        result for result in results(task) if label in result.get("value", {}).get("labels", ())
    ]
    return found


def fill(task: Task, id: str, name: str, **value: Any) -> None:
    """Write into a field of a region, in place of what stands there."""
    result = results(task)
    result[:] = [each for each in result if (each.get("id"), each.get("from_name")) != (id, name)]
    kind = "choices" if "choices" in value else "textarea"
    place = {"start": 0, "end": 1}
    result.append({"id": id, "from_name": name, "type": kind, "value": {**place, **value}})


def move(task: Task, label: str, quote: str) -> str:
    """Draw the region of a label anew around a quote, as an annotator would."""
    value = region(task, label)["value"]
    start = task["data"]["text"].index(quote)
    value.update(start=start, end=start + len(quote), text=quote)
    return str(region(task, label)["id"])


def add(task: Task, label: str, quote: str, *links: str) -> str:
    """Mark a new stretch, linked with regions of these labels."""
    start = task["data"]["text"].index(quote)
    value = {"start": start, "end": start + len(quote), "text": quote, "labels": [label]}
    results(task).append(
        {"id": f"new-{label}", "from_name": "slot", "type": "labels", "value": value}
    )
    for slot in links:
        link(task, f"new-{label}", region(task, slot)["id"])
    return f"new-{label}"


def link(task: Task, one: str, other: str) -> None:
    results(task).append({"type": "relation", "from_id": one, "to_id": other, "direction": "right"})


def utf16(task: Task) -> Task:
    """The same annotation as a version of Label Studio that counted UTF-16 code units writes it."""
    text = task["data"]["text"]
    for result in results(task):
        value = result.get("value", {})
        for end in {"start", "end"} & set(value):
            value[end] = len(text[: value[end]].encode("utf-16-le")) // 2
    return task


@settings(max_examples=40)
@given(texts())
def test_an_unchanged_prediction_is_gold_that_says_what_the_claims_say(text: str) -> None:
    task = annotated(text)
    [gold] = import_tasks(task)
    assert gold is not None and gold.article.text == text
    assert gold_facts(gold.figures) == facts(read(text)[1])
    assert import_tasks(utf16(task)) == [gold]


def test_what_the_annotator_wrote_is_taken() -> None:
    task = annotated(TEXT)
    id = region(task, "followers")["id"]
    fill(task, id, "value", text=["41,500"])
    fill(task, id, "upper", text=["83001/2"])
    fill(task, id, "modifier", choices=["at_least"])
    fill(task, id, "rate", choices=["day"])
    fill(task, id, "aspect", choices=["change"])
    fill(task, region(task, "entity")["id"], "name", text="دبا الحصن")
    fill(task, region(task, "platform")["id"], "platform", choices=["x", "facebook"])
    found = figures(task)["followers"]
    assert (found.value, found.modifier, found.aspect, found.rate) == (
        41_500,
        "at_least",
        "change",
        "day",
    )
    assert found.upper is not None and found.upper * 2 == 83_001
    assert (found.entity, found.platform) == ("دبا الحصن", "facebook+x")


def test_any_figure_may_hold_among_somebody() -> None:
    task = annotated(TEXT)
    found = figures(task)
    assert (found["rank"].scope, found["followers"].scope) == ("عربيا", None)
    link(task, region(task, "followers")["id"], region(task, "scope")["id"])
    assert figures(task)["followers"].scope == "عربيا"


def test_a_region_drawn_anew_is_read_anew() -> None:
    task = annotated(TEXT)
    id = move(task, "followers", "40")
    assert figures(task)["followers"].value == 40
    fill(task, id, "value", text=["39000.5"])
    assert figures(task)["followers"].value == Decimal("39000.5")
    move(task, "entity", "صفحة بلدية دبا")
    assert figures(task)["rank"].entity == "صفحة بلدية دبا"


def test_the_prediction_may_stand_beside_the_annotation() -> None:
    task = annotated(TEXT)
    move(task, "followers", "40")
    [prediction] = task["predictions"]
    task["predictions"] = [12]
    task["annotations"][0]["prediction"] = prediction
    assert figures(task)["followers"].value == 40


def test_a_new_region_is_read_by_the_grammars() -> None:
    task = annotated(
        "حلّت صفحة بلدية دبا على فيسبوك، ولها أكثر من 5 آلاف متابع. وكان ذلك في أكتوبر 2025 على إكس أو في خبر"
    )
    results(task)[:] = []
    add(task, "entity", "بلدية دبا")
    add(task, "platform", " على إكس ")
    add(task, "period", "أكتوبر 2025")
    add(task, "followers", "5 آلاف ", "entity", "platform", "period")
    found = figures(task, region="gulf")["followers"]
    assert (found.value, found.modifier, found.quote) == (5000, "more_than", "5 آلاف")
    assert (found.entity, found.platform, found.period) == ("بلدية دبا", "x", "2025-10")


def test_a_relation_may_point_either_way_and_bear_no_label() -> None:
    task = annotated(TEXT)
    results(task)[:] = [each for each in results(task) if each["type"] != "relation"]
    link(task, region(task, "entity")["id"], region(task, "followers")["id"])
    found = figures(task)
    assert found["followers"].entity == "بلدية دبا" and found["rank"].entity is None


def test_figures_that_share_all_slots_are_one_claim() -> None:
    task = annotated(TEXT)
    found = figures(task)
    assert found["rank"].claim == found["followers"].claim
    fill(task, region(task, "period")["id"], "period", text=["2025-09"])
    assert {figure.period for figure in figures(task).values()} >= {"2025-09"}


def test_the_last_annotation_that_was_not_skipped_counts() -> None:
    task = annotated(TEXT, updated_at="2025-11-03")
    none: Task = {"id": 8, "completed_by": {"id": 2}, "result": [], "updated_at": "2025-11-04"}
    task["annotations"] += [
        none,
        {**none, "id": 9, "was_cancelled": True, "updated_at": "2025-11-05"},
    ]
    assert figures(task, region="gulf") == {}
    assert figures(task, annotator=1) != {}
    assert figures(task, annotator=2) == {}
    assert import_tasks(task, annotator=3) == [None]
    task["annotations"][0]["ground_truth"] = True
    assert figures(task) != {}


def test_marks_of_what_stayed_unresolved_are_no_gold() -> None:
    task = annotated(TEXT)
    add(task, "unresolved", "12")
    assert "unresolved" not in figures(task)


def broken(what: str) -> Task:
    task = annotated(TEXT)
    match what:
        case "label":
            region(task, "followers")["value"]["labels"] = ["folowers"]
        case "labels":
            region(task, "followers")["value"]["labels"] = []
        case "offsets":
            region(task, "followers")["value"].update(start=3, end=9)
        case "place":
            del region(task, "followers")["value"]["start"]
        case "spaces":
            region(task, "followers")["value"].update(start=1, end=2, text=" ")
        case "value":
            fill(task, region(task, "followers")["id"], "value", text=["1,5"])
        case "number":
            add(task, "views", "فيسبوك")
        case "place in a ranking":
            fill(task, region(task, "rank")["id"], "value", text=["1.5"])
        case "platform":
            add(task, "platform", "عربيا")
            link(task, region(task, "followers")["id"], "new-platform")
        case "period":
            results(task)[:] = [each for each in results(task) if each.get("from_name") != "period"]
            move(task, "period", "مقابل")
        case "entities":
            add(task, "entity", "المركز")
            link(task, region(task, "followers")["id"], "new-entity")
        case "relation":
            link(task, region(task, "entity")["id"], region(task, "platform")["id"])
        case "gone":
            link(task, region(task, "followers")["id"], "gone")
        case "modifiers":
            fill(task, region(task, "followers")["id"], "modifier", choices=["exact", "at_most"])
        case "region":
            del task["data"]["region"]
            results(task)[:] = [each for each in results(task) if each.get("from_name") != "region"]
        case "published":
            task["data"]["published"] = "أمس"
        case "text":
            del task["data"]["text"]
        case "data":
            del task["data"]
        case "start":
            region(task, "followers")["value"]["start"] = "أول"
        case "list":
            task["annotations"][0]["result"].append("x")
        case "result":
            del results(task)[0]["value"]
    return task


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("label", r"task 3, annotation 7, region c1-followers: «folowers» is neither a slot nor a metric"),
        ("labels", r"region c1-followers: it has 0 labels, not one"),
        ("offsets", r"region c1-followers: «40 ألف» does not stand at 3 to 9 of the text"),
        ("place", r"region c1-followers: it has no start and end"),
        ("spaces", r"region c1-followers: it holds nothing but spaces"),
        ("value", r"region c1-followers \(followers «40 ألف»\): value: «1,5» is no value"),
        ("number", r"region new-views \(views «فيسبوك»\): it is no number; write its value"),
        ("place in a ranking", r"region c1-rank \(rank «الثاني»\): the place 1.5 is no whole number"),
        ("platform", r"region new-platform \(platform «عربيا»\): it names no platform"),
        ("period", r"region period-\d+ \(period «مقابل»\): no period is read there"),
        ("entities", r"region c1-followers .*: it is linked with 2 of entity: المركز, بلدية دبا"),
        ("relation", r"annotation 7: a relation joins region entity-\d+ .* and region platform-\d+ .*: one must"),
        ("gone", r"annotation 7: a relation leads to region gone, which is not there"),
        ("modifiers", r"region c1-followers .*: modifier: choose one of exact, at_most"),
        ("region", r"annotation 7: no region is chosen for the article: one of egypt, gulf"),
        ("published", r"task 3: published: «أمس» is no date such as 2025-11-02"),
        ("text", r"task 3, data, text: it is missing"),
        ("data", r"task 3, data: it is missing"),
        ("start", r"task 3, annotations 1 \(7\), result \d+ \(c1-followers\), value, start: input should be a valid integer"),
        ("list", r"task 3, annotations 1 \(7\), result \d+: it is no object"),
        ("result", r"annotation 7: result \S+ has no value"),
    ],
)  # fmt: skip
def test_a_mistake_is_one_sentence(what: str, said: str) -> None:
    with pytest.raises(AnnotationError, match=rf"export\.json, .*{said}"):
        import_tasks(broken(what))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"[", "is not valid JSON"),
        (b'"tasks"', "holds no list of tasks"),
        (
            b"[3]",
            ", task 1: it is no object; the file is no export of Label Studio in the format JSON",
        ),
        (b'[{"id": 9}]', ", task 9, data: it is missing; the file is no export of Label Studio"),
        (b"\xff", "is not valid JSON"),
    ],
    ids=["cut off", "no tasks", "numbers", "other objects", "not UTF-8"],
)
def test_a_file_of_another_kind_is_refused(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "export.json"
    path.write_bytes(content)
    with pytest.raises(AnnotationError, match=rf"export\.json(: )?{said}"):
        read_label_studio(path)


@settings(max_examples=60)
@given(st.data())
def test_whatever_stands_in_an_export_no_other_error_is_raised(data: st.DataObject) -> None:
    task = annotated(TEXT)
    path = data.draw(st.sampled_from(list(places(task))))
    holder: Any = task
    for part in path[:-1]:
        holder = holder[part]
    holder[path[-1]] = data.draw(
        st.sampled_from([None, True, -1, 7, 1.5, "", "x", [], ["a"], {}, {"id": 1}])
    )
    with contextlib.suppress(AnnotationError):
        import_tasks(task)


def places(content: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The paths to everything in a JSON document."""
    if path:
        yield path
    inner = (
        content.items()
        if isinstance(content, dict)
        else enumerate(content)
        if isinstance(content, list)
        else ()
    )
    for part, each in inner:
        yield from places(each, (*path, part))


def test_a_missing_file_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(AnnotationError, match="cannot be read: No such file"):
        read_label_studio(tmp_path / "none.json")


def test_the_sample_sentences_hold_claims() -> None:
    assert all(read(sentence)[1].claims for sentence in SENTENCES)
