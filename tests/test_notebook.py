"""The notebook of the documentation: it runs from the archive to the published table, and tells the figures of the other pages."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest

DOCS = Path(__file__).parents[1] / "docs"
NOTEBOOK = DOCS / "notebook.ipynb"
nbformat = pytest.importorskip("nbformat")
nbclient = pytest.importorskip("nbclient")

SHOW = """
print((work / "followers-2025.csv").read_text(encoding="utf-8-sig"))
print("minimum", minimum, places["doubtful"].equals(places["verdict"] != "not read"))
print("measured", measured.to_csv().splitlines()[1:])
"""


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of Jupyter's own libraries
def test_the_notebook_runs_and_publishes_rows_above_its_minimum() -> None:
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    notebook.cells.append(nbformat.v4.new_code_cell(SHOW))
    client = nbclient.NotebookClient(
        notebook, timeout=1800, kernel_name="python3", resources={"metadata": {"path": str(DOCS)}}
    )
    client.execute()
    printed = notebook.cells[-1].outputs[0].text
    table, last = printed.split("\nminimum ")
    minimum, doubtful_alone_are_read, figures = last.split(maxsplit=2)
    assert doubtful_alone_are_read == "True", (
        "the notebook says that just the doubtful rows were read"
    )
    rows = list(csv.DictReader(io.StringIO(table)))
    assert rows and {"source", "published", "title", "contested", "later_differs"} <= rows[0].keys()
    assert len(rows) > 10
    assert {row["verdict"] for row in rows} == {"not read"}, (
        "nobody read them, and the table says so"
    )
    for name in ("contested", "later_differs"):
        assert {row[name] for row in rows} <= {"True", "False"}
    assert all(float(row["confidence"]) >= float(minimum) for row in rows)
    assert all(row["entity"] and row["platform"] and row["sentence"] for row in rows)
    for row in rows:
        above = [
            other for other in rows
            if other["platform"] == row["platform"] and int(other["value"]) > int(row["value"])
        ]  # fmt: skip
        assert int(row["place"]) == 1 + len(above)
    told = re.findall(
        r"^\| ([0-9.]+)[^|]*\| (\d+) \| (\d+) \|$",
        (DOCS / "confidence.md").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    assert told and [",".join(each) for each in told] == [
        line.rsplit(",", 1)[0] for line in re.findall(r"'([^']+)'", figures)
    ]


def test_a_file_of_ones_own_is_read_beside_the_notebook(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pyarrow")
    monkeypatch.chdir(tmp_path)
    record = {"id": "a1", "text": "لدى نادي الوحدات على إنستغرام 325 ألف متابع"}
    (tmp_path / "my articles.jsonl").write_text(json.dumps(record), encoding="utf-8")
    first, read = (
        cell.source for cell in nbformat.read(NOTEBOOK, as_version=4).cells
        if cell.cell_type == "code" and cell.source.startswith(("import", "news ="))
    )  # fmt: skip
    names: dict[str, Any] = {}
    exec(first, names)
    exec(read.replace('work / "news.jsonl"', 'Path("my articles.jsonl")'), names)
    assert list((names["work"] / "claims").glob("rows-*.parquet"))


def test_the_notebook_is_kept_without_outputs() -> None:
    cells = nbformat.read(NOTEBOOK, as_version=4).cells
    assert not any(cell.get("outputs") or cell.get("execution_count") for cell in cells)


MADE = {"article_id": ["a"], "entity": ["b"], "platform": ["x"], "value": [5]}


@pytest.mark.parametrize("columns", [{}, MADE])
def test_no_row_that_is_kept_makes_an_empty_table(
    columns: dict[str, list[object]], capsys: pytest.CaptureFixture[str]
) -> None:
    pandas = pytest.importorskip("pandas")
    [code] = [
        cell.source for cell in nbformat.read(NOTEBOOK, as_version=4).cells
        if cell.cell_type == "code" and cell.source.startswith("verdicts")
    ]  # fmt: skip
    code = code.replace('"alexandria-library-quarter", "المكتبة على إكس"', '"a", "b"')
    places = pandas.DataFrame(columns, columns=[*MADE])
    names = {"pd": pandas, "places": places}
    exec(code, names)
    assert list(names["published"]["place"]) == []
    count = len(places)
    assert (
        capsys.readouterr().out
        == f"{count} rows: {count} read, {count} of them taken out; 0 not read\n"
    )
