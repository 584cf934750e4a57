"""Lexicon files of any content: a lexicon, or one sentence that names the file."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from arabic_metrics import LexiconError, extract_claims, load_lexicon
from arabic_metrics.lexicon.registry import ENTRY_CLASSES
from tests.fuzz.limit import ends

TIMES = int(os.environ.get("ARABIC_METRICS_FUZZ", "1"))
TEXT = "حلت صفحة بلدية دبا على فيسبوك في المركز الثاني بنحو 40 ألف متابع خلال الشهر الماضي"
TABLES = ("character", *ENTRY_CLASSES)
IDS = ("waves", "million", "followers", "tatweel", "january", "x" * 500, "Waves", "")
VALUES = (
    '"x"', '["تلويحة"]', '["ب"]', "[]", "0", "-1", "7", "1.5", "true", "2025-01-01", '"flow"', '"unit"', "{a = 1}",
    '["' + "ب" * 100_000 + '"]', "[" * 500 + "]" * 500, '["U+110000"]', '["ab"]',
)  # fmt: skip
fields = {
    table: sorted({"nonsense", "from", "to", *(ENTRY_CLASSES[table].model_fields if table in ENTRY_CLASSES else ())} - {"id"})
    for table in TABLES
}  # fmt: skip
often = settings(
    max_examples=25 * TIMES,
    deadline=None,
    derandomize=TIMES == 1,
    suppress_health_check=list(HealthCheck),
)


@st.composite
def entries(draw: st.DrawFn) -> str:
    """An entry of some table with some fields of its own."""
    table = draw(st.sampled_from(TABLES))
    told = draw(
        st.dictionaries(st.sampled_from(fields[table]), st.sampled_from(VALUES), max_size=3)
    )
    lines = [f"[[{table}]]", f'id = "{draw(st.sampled_from(IDS))}"', 'examples = ["x"]']
    lines += [f"{name} = {value}" for name, value in told.items() if name != "examples"]
    return "\n".join(lines) + "\n"


contents = st.one_of(
    st.builds(lambda parts, mark: mark + "".join(parts), st.lists(entries(), max_size=2), st.sampled_from(["", "\ufeff"])).map(str.encode),
    st.binary(max_size=40),
    st.sampled_from(["a" + ".a" * 2_000 + " = 1", "a = " + "{a = " * 500 + "1" + "}" * 500]).map(str.encode),
)  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzz")


@often
@given(content=contents)
def test_any_file_is_a_lexicon_or_one_sentence(folder: Path, content: bytes) -> None:
    path = folder / "mine.toml"
    path.write_bytes(content)
    with ends():
        try:
            lexicon = load_lexicon(path)
        except LexiconError as error:
            assert str(path) in str(error)
            assert len(str(error)) < 2_000 and "\n" not in str(error)
            return
        extract_claims(TEXT, lexicon=lexicon)
