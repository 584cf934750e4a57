"""The command `fit`: weights and the tables that tell what they are worth."""

from pathlib import Path

import pytest

pytest.importorskip("scipy", reason="fitting needs the extra `fit`")
pytest.importorskip("sklearn", reason="fitting needs the extra `fit`")

from arabic_metrics.resolve import load_weights
from tests.cli.commands import run

UNSEEN = Path(__file__).parents[2] / "corpora/unseen"


def test_weights_are_written_and_read(tmp_path):
    weights = tmp_path / "mine.tsv"
    result = run("fit", str(UNSEEN), "-o", str(weights), "--folds", "3")
    assert result.exit_code == 0, result.stderr
    fitted = load_weights(weights)
    assert {"metric", "owner", "network", "period", "confidence"} <= set(fitted.slots)
    for told in ("articles", "≥ 0.5", "owner's kind", "metric: "):
        assert told in result.stdout
    article = str(UNSEEN / "eg-metro-companion-app.txt")
    assert run("extract", article, "--weights", str(weights)).exit_code == 0


def test_a_folder_that_is_missing_is_told_before_anything_is_fitted(tmp_path):
    result = run("fit", str(UNSEEN), "-o", str(tmp_path / "nowhere" / "mine.tsv"))
    assert result.exit_code == 2 and "there is no folder" in result.stderr


def test_gold_that_is_none_is_named(tmp_path):
    gold = tmp_path / "gold.jsonl"
    gold.write_text('{"id": 1}\n', encoding="utf-8")
    result = run("fit", str(gold), "-o", str(tmp_path / "mine.tsv"))
    assert result.exit_code == 1
    assert "gold.jsonl" in result.stderr and "line 1" in result.stderr
    gold.write_text("", encoding="utf-8")
    empty = run("fit", str(gold), "-o", str(tmp_path / "mine.tsv"))
    assert empty.exit_code == 1 and "it is too little" in empty.stderr
    missing = run("fit", str(tmp_path / "none.jsonl"), "-o", str(tmp_path / "mine.tsv"))
    assert missing.stderr.endswith("none.jsonl: it cannot be read: No such file or directory\n")
