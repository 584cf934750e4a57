"""brat: what is written reads back, by a reader of its own that follows brat's description of the format."""

import re
from itertools import pairwise
from pathlib import Path

from hypothesis import given

from arabic_metrics import Article, Claim, ClaimSet, Evidence, Figure, Span
from arabic_metrics.view import mark_claims, write_brat
from arabic_metrics.view.brat import brat_annotation_config, brat_standoff, brat_text
from tests.view.texts import SENTENCES, read, texts

TEXT_BOUND = re.compile(r"T\d+\t([\w-]+) (\d+ \d+(?:;\d+ \d+)*)\t(.+)", re.DOTALL)


def read_standoff(standoff: str, text: str) -> tuple[dict[str, tuple[str, list[Span]]], set[str]]:
    """Return the text-bound annotations, checked against the text, and the other lines."""
    marks: dict[str, tuple[str, list[Span]]] = {}
    others = set()
    for line in standoff.splitlines():
        match = TEXT_BOUND.fullmatch(line)
        if match is None:
            assert line[0] in "AR#", line
            others.add(line)
            continue
        label, offsets, quote = match.groups()
        spans = [Span(*map(int, piece.split())) for piece in offsets.split(";")]
        assert " ".join(span.of(text) for span in spans) == quote
        for before, after in pairwise(spans):
            assert before.end < after.start, "brat refuses pieces that touch"
        marks[line.split("\t")[0]] = (label, spans)
    return marks, others


@given(texts())
def test_marks_and_links_read_back(text: str) -> None:
    marked = mark_claims(*read(text))
    written = brat_text(text)
    assert len(written) == len(text) and "\r" not in written
    marks, others = read_standoff(brat_standoff(marked), written)
    assert [label for label, _ in marks.values()] == [mark.label for mark in marked.marks]
    for mark, (_, spans) in zip(marked.marks, marks.values(), strict=True):
        assert (spans[0].start, spans[-1].end) == (mark.span.start, mark.span.end)
    ids = dict(zip((mark.id for mark in marked.marks), marks, strict=True))
    for link in marked.links:
        wanted = rf"R\d+\t{link.label} Arg1:{ids[link.figure]} Arg2:{ids[link.slot]}"
        assert any(re.fullmatch(wanted, line) for line in others)


def test_a_span_over_a_line_end_is_written_in_pieces() -> None:
    text = "لدى نادي الوحدات 325\r\nألف\u2028متابع"
    piece = Evidence("followers", Span(17, 31), text[17:31], "by hand")
    followers = Figure(value=325_000, evidence=(piece,))
    claim = Claim(id="c1", followers=followers, evidence=(piece,))
    standoff = brat_standoff(mark_claims(Article(text), ClaimSet(claims=(claim,))))
    assert standoff.startswith("T1\tfollowers 17 20;22 25;26 31\t325 ألف متابع\n")
    assert read_standoff(standoff, brat_text(text))[0].keys() == {"T1"}


def test_facts_are_attributes_and_notes() -> None:
    standoff = brat_standoff(mark_claims(*read(SENTENCES[1])))
    assert re.search(
        r"^#\d+\tAnnotatorNotes T\d+\tvalue: 3000; upper: 4000$", standoff, re.MULTILINE
    )
    standoff = brat_standoff(mark_claims(*read(SENTENCES[0])))
    assert re.search(r"^A1\tmodifier T\d+ approximately$", standoff, re.MULTILINE)


def test_every_label_link_and_attribute_is_configured(tmp_path: Path) -> None:
    article, claims = read(" ".join(SENTENCES))
    assert write_brat([(article, claims, None)], tmp_path) == 1
    config = (tmp_path / "annotation.conf").read_text(encoding="utf-8")
    known = {line.split("\t")[0] for line in config.splitlines()}
    standoff = (tmp_path / "one.ann").read_text(encoding="utf-8")
    used = set(re.findall(r"^[TRA]\d+\t([\w-]+) ", standoff, re.MULTILINE))
    assert {"followers", "entity", "of", "modifier"} <= used <= known
    visual = (tmp_path / "visual.conf").read_text(encoding="utf-8")
    assert all(f"\n{name}" in visual for name in used)
    assert (tmp_path / "one.txt").read_text(encoding="utf-8") == article.text
    assert config == brat_annotation_config()
