"""Gold passages: JSON lines with or without texts, and golden articles."""

import json
from pathlib import Path

import pytest

from arabic_metrics.core import GoldError
from arabic_metrics.score.passage import read_passages, read_texts, text_digest

TEXT = "بلغ عدد متابعي الصفحة 40 ألفا"
FIGURE = {"metric": "followers", "value": 40000, "start": 22, "end": 29}
ARTICLES = Path(__file__).parents[2] / "corpora/articles"


def written(folder: Path, *records: dict[str, object]) -> Path:
    path = folder / "gold.jsonl"
    path.write_text("".join(json.dumps(it) + "\n" for it in records), encoding="utf-8")
    return path


def test_gold_without_texts_takes_them_by_their_digests(tmp_path):
    path = written(tmp_path, {"id": "a", "digest": text_digest(TEXT), "claims": [FIGURE]})
    texts = tmp_path / "texts.jsonl"
    texts.write_text(json.dumps({"text": TEXT}) + "\n", encoding="utf-8")
    [passage] = read_passages(path, read_texts(texts))
    assert passage.source[22:29] == "40 ألفا"


@pytest.mark.parametrize(
    ("record", "problem"),
    [
        ({"id": "a", "claims": []}, "line 1: it has no text, and no text of its digest is given"),
        (
            {"id": "a", "text": TEXT, "claims": [FIGURE | {"end": 99}]},
            "22–99 is no part of the text",
        ),
        ({"text": TEXT}, "line 1: id: Field required"),
        ({"id": "a", "text": TEXT, "claims": [{"metric": "followers"}]}, "claims.0.value"),
    ],
)
def test_gold_that_cannot_be_used_is_named(tmp_path, record, problem):
    with pytest.raises(GoldError, match=r"gold\.jsonl") as raised:
        read_passages(written(tmp_path, record))
    assert problem in str(raised.value)


def test_texts_that_are_none_are_named(tmp_path):
    path = tmp_path / "texts.jsonl"
    path.write_text('{"text": "x"}\n[]\n', encoding="utf-8")
    with pytest.raises(GoldError, match="line 2: no JSON object with a `text`"):
        read_texts(path)


def test_a_line_separator_within_a_text_ends_no_record(tmp_path):
    path = tmp_path / "gold.jsonl"
    record = {"id": "a", "text": f"{TEXT}\u2028{TEXT}", "claims": [FIGURE]}
    path.write_text(json.dumps(record, ensure_ascii=False) + "\n", encoding="utf-8")
    assert len(read_passages(path)) == 1


def test_golden_articles_are_gold_too():
    passages = read_passages(ARTICLES)
    assert len(passages) >= 60
    for passage in passages:
        for figure in passage.claims:
            assert passage.source[figure.start : figure.end].strip()


def test_a_folder_of_passages_is_read_in_the_order_of_its_names(tmp_path):
    for name in ("b", "a"):
        passage = {"id": name, "text": "حصد المنشور 40 إعجابا", "claims": []}
        (tmp_path / f"{name}.jsonl").write_text(json.dumps(passage), encoding="utf-8")
    assert [passage.id for passage in read_passages(tmp_path)] == ["a", "b"]
