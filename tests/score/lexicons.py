"""Lexicon files for the tests of the lexicon check."""

from pathlib import Path

from arabic_metrics.score.lexicon_check import check_lexicon


def written(folder: Path, content: str) -> Path:
    """Write a user's lexicon file."""
    path = folder / "mine.toml"
    path.write_text(content, encoding="utf-8")
    return path


def own_problems(folder: Path, content: str) -> list[str]:
    """Return what the check says of a user's file, without its name."""
    path = written(folder, content)
    said = [
        problem
        for problem in check_lexicon([path], packaged=False)
        if problem.startswith(str(path))
    ]
    return [problem.removeprefix(str(path)) for problem in said]
