"""Label Studio: the tasks and the interface fit each other."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given

from arabic_metrics import ArchiveError, load_lexicon
from arabic_metrics.view import label_studio_task, write_label_studio
from arabic_metrics.view.label_studio import label_studio_config
from tests.view.texts import SENTENCES, read, texts


def results(text: str) -> list[dict[str, Any]]:
    [prediction] = label_studio_task(*read(text), region="gulf")["predictions"]
    found: list[dict[str, Any]] = prediction["result"]
    return found


@given(texts())
def test_offsets_count_code_points(text: str) -> None:
    for result in results(text):
        value = result.get("value", {})
        if "labels" in value:
            assert text[value["start"] : value["end"]] == value["text"]


def test_every_control_label_and_choice_is_in_the_interface() -> None:
    root = ElementTree.fromstring(label_studio_config())
    choices = {
        control.get("name"): {choice.get("value") for choice in control}
        for control in root.iter()
        if control.tag in ("Choices", "Labels")
    }
    areas = {control.get("name") for control in root.iter("TextArea")}
    links = {relation.get("value") for relation in root.iter("Relation")}
    seen = set()
    for result in results("\n".join(SENTENCES)):
        seen.add(result["type"])
        if result["type"] == "relation":
            assert set(result["labels"]) <= links
        elif result["type"] == "textarea":
            assert result["from_name"] in areas
        else:
            [chosen] = [
                result["value"][key] for key in ("labels", "choices") if key in result["value"]
            ]
            assert set(chosen) <= choices[result["from_name"]]
    assert seen == {"labels", "choices", "textarea", "relation"}
    assert [text.get("name") for text in root.iter("Text")] == ["text"]


def test_a_metric_of_your_own_is_in_the_interface(tmp_path: Path) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_text(
        '[[metric]]\nid = "plays"\nkind = "flow"\nphrases = ["تشغيلة صوتية"]\n'
        'examples = ["بلغت 12 ألف تشغيلة صوتية"]\n',
        encoding="utf-8",
    )
    assert '<Label value="plays"' in label_studio_config(load_lexicon(mine))


def test_tasks_are_one_json_array(tmp_path: Path) -> None:
    several = [(*read(text, id=f"{n}.txt"), None) for n, text in enumerate(SENTENCES)]
    assert write_label_studio(several, tmp_path) == 3
    tasks = json.loads((tmp_path / "tasks.json").read_text(encoding="utf-8"))
    assert [task["data"]["text"] for task in tasks] == list(SENTENCES)
    assert tasks[0]["data"]["published"] == "2025-11-02" and "region" not in tasks[0]["data"]
    assert (tmp_path / "config.xml").exists()


def test_articles_of_one_name_are_two_tasks(tmp_path: Path) -> None:
    twice = [(*read(text, id="one.txt"), None) for text in SENTENCES[:2]]
    assert write_label_studio(twice, tmp_path) == 2
    first, second = json.loads((tmp_path / "tasks.json").read_text(encoding="utf-8"))
    assert first["data"]["id"] == second["data"]["id"] == "one.txt"
    assert first["data"]["file"] == "one" and second["data"]["file"].startswith("one-")


def test_an_error_leaves_nothing_half_written(tmp_path: Path) -> None:
    def broken() -> Iterator[Any]:
        yield (*read(SENTENCES[0], id="one.txt"), None)
        raise ArchiveError("the disk is gone.")

    with pytest.raises(ArchiveError):
        write_label_studio(broken(), tmp_path)
    assert list(tmp_path.iterdir()) == [], "half a list of tasks is none"
