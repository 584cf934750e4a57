"""Weights are data: sorted lines, read as they are written, and refused in a sentence."""

import pytest

import arabic_metrics as am
from arabic_metrics.core import ModelError
from arabic_metrics.resolve.weigh import weighed
from arabic_metrics.resolve.weights import packaged_weights, read_weights, write_weights


def test_weights_are_read_as_they_are_written():
    text = write_weights(packaged_weights())
    assert write_weights(read_weights(text)) == text


def test_the_packaged_weights_are_sorted_and_say_what_they_were_fitted_to():
    lines = write_weights(packaged_weights()).splitlines()
    assert lines[0].startswith("# gold ") and len(lines[0]) > len("# gold ")
    keys = [tuple(line.split("\t")[:2]) for line in lines[1:]]
    assert keys == sorted(keys)
    assert {slot for slot, _ in keys} >= {
        "metric",
        "rank",
        "owner",
        "network",
        "period",
        "confidence",
    }


@pytest.mark.parametrize("line", ["owner\tnear", "owner\tnear\tmuch", "owner near 1"])
def test_a_line_that_is_no_weight_is_named(tmp_path, line):
    path = tmp_path / "mine.tsv"
    path.write_text(f"# gold x\n{line}\n", encoding="utf-8")
    with pytest.raises(ModelError, match=r"mine\.tsv, line 2: a slot, a feature and a weight"):
        am.load_weights(path)


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(ModelError, match=r"none\.tsv: the weights cannot be read"):
        am.load_weights(tmp_path / "none.tsv")


@pytest.mark.parametrize("weight", [900.0, -900.0])
def test_sums_of_any_size_make_probabilities(weight):
    told = weighed({"much": weight}, [["much"], ["nothing"], ["much", "unknown"]])
    assert told == ([0.5, 0.0, 0.5] if weight > 0 else [0.0, 1.0, 0.0])
