"""check_lexicon(): everything that is wrong with the lexicon, in sentences; fix_lexicon() mends the layout of its files."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from arabic_metrics.core import LexiconError
from arabic_metrics.core.file import write_file
from arabic_metrics.lexicon import Lexicon, load_lexicon
from arabic_metrics.lexicon.document import (
    LexiconFile,
    file_name,
    packaged_paths,
    read_lexicon_file,
)
from arabic_metrics.score.lexicon_example import find_example_problems
from arabic_metrics.score.lexicon_form import CHARACTERS, find_form_problems, remove_repeated_forms
from arabic_metrics.score.lexicon_format import format_lexicon_file

FIX = "Run `arabic-metrics lexicon check --fix`."


def check_lexicon(extra_paths: Sequence[Path] = (), *, packaged: bool = True) -> tuple[str, ...]:
    """Return a sentence for each problem of the packaged lexicon, together with a user's own files.

    Each names the file, the entry and the problem, and says what to do. A file that cannot be loaded is the only problem reported. Without `packaged`
    the examples of the user's files alone are run. How a file is laid out is asked of the package's own alone.
    """
    try:
        lexicon = load_lexicon(*extra_paths)
        files = [read_lexicon_file(path) for path in packaged_paths()]
        own = [read_lexicon_file(path, str(path)) for path in extra_paths]
    except LexiconError as error:
        return (str(error),)
    problems = [
        *find_form_problems([*files, *own], lexicon),
        *_example_problems([*files, *own] if packaged else own, lexicon),
    ]
    for file in () if own else files:
        if format_lexicon_file(file) != file.text:
            problems.append(f"{file.name}: is not laid out as lexicon files are. {FIX}")
    return tuple(problems)


def fix_lexicon(extra_paths: Sequence[Path] = ()) -> tuple[str, ...]:
    """Lay out files anew, the packaged ones if none is named, and return the names of those that changed.

    A form that folds to an earlier one of its entry says nothing new, and is dropped. A file that holds a comment inside an entry
    keeps its layout.

    Raises:
        LexiconError: names the file, the entry and the problem; nothing is written then.
    """
    lexicon = load_lexicon(*extra_paths)
    named = {path: str(path) for path in extra_paths} or {
        path: file_name(path) for path in packaged_paths()
    }
    changed = []
    for path, name in named.items():
        file = read_lexicon_file(path, name)
        text = format_lexicon_file(remove_repeated_forms(file, lexicon))
        if text != file.text:
            write_file(path, text)
            changed.append(name)
    return tuple(changed)


def _example_problems(files: Sequence[LexiconFile], lexicon: Lexicon) -> Iterator[str]:
    known = {(table, entry.id): entry for table, entry in lexicon.all_entries()}
    for file in files:
        for table, id, written in file.entries():
            where = f'{file.name}, entry "{id}"'
            if table == CHARACTERS:
                clauses = _character_problems(written.get("examples", ()), lexicon)
            else:
                examples, counterexamples = (
                    written.get("examples", ()),
                    written.get("counterexamples", ()),
                )
                clauses = find_example_problems(
                    table, known[table, id], examples, counterexamples, lexicon
                )
            for clause in clauses:
                yield f"{where}: {clause}"


def _character_problems(examples: Sequence[str], lexicon: Lexicon) -> Iterator[str]:
    for position, example in enumerate(examples, 1):
        before, equals, after = example.partition(" = ")
        if not equals:
            yield f"example {position} is not «before = after»: «{example}»."
        elif lexicon.fold(before) != after:
            yield f"example {position}: «{before}» folds to «{lexicon.fold(before)}», not to «{after}»."
