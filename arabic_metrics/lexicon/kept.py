"""Tables that are made from a lexicon: kept for each, and for the packaged one read ready-made where a compiled wheel holds them.

The build hook writes them. They are used where they fit: made from the files of the lexicon as they are now, by this version of the
package, for this Python and this pydantic. Otherwise, and where a file is damaged, tables are made as they are elsewhere.
"""

from __future__ import annotations

import io
import pickle
import sys
import zlib
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import VERSION

from arabic_metrics.core.collector import at_rest

if TYPE_CHECKING:
    from arabic_metrics.lexicon.lexicon import Lexicon

T = TypeVar("T")
Make = Callable[["Lexicon"], T]
MOST = 8  # lexicons
PACKAGE = Path(__file__).parents[1]
DATA, READY = PACKAGE / "lexicon" / "data", PACKAGE / "lexicon" / "ready"
INSTALLS = "arabic_metrics-*.dist-info"
LEXICON = "lexicon"  # the file of the lexicon itself
PROTOCOL = 5
_makers: dict[str, dict[str, Make[Any]]] = {}


def kept(make: Make[T]) -> Make[T]:
    """Keep what is made from a lexicon."""

    @lru_cache(maxsize=MOST)
    def find(lexicon: Lexicon) -> T:
        with at_rest():
            return make(lexicon)

    return find


def kept_ready(file: str) -> Callable[[Make[T]], Make[T]]:
    """Keep what is made from a lexicon; for the packaged one it may lie ready-made, beside all else of that file."""

    def keep(make: Make[T]) -> Make[T]:
        name = make.__name__

        def find(lexicon: Lexicon) -> T:
            ready: T | None = ready_tables(file, lexicon).get(name) if lexicon.has_tables else None
            return make(lexicon) if ready is None else ready

        _makers.setdefault(file, {})[name] = found = kept(find)
        return found

    return keep


@lru_cache(maxsize=MOST)
def ready_tables(file: str, lexicon: Lexicon) -> dict[str, Any]:
    """Return the tables of a lexicon that lie ready-made in a file, by name."""
    return read_ready(file, _parts(lexicon))


def _parts(lexicon: Lexicon) -> list[Any]:
    """What tables may refer to."""
    return [lexicon, *(entry for _, entry in lexicon.all_entries())]


def read_ready(file: str, parts: Sequence[Any] = ()) -> dict[str, Any]:
    """Return what lies ready-made in a file, by name; nothing if it does not fit.

    Args:
        file: Its name.
        parts: What its tables refer to, as when they were written.
    """
    try:
        content = (READY / file).read_bytes()
        head = stamp()
        if not content.startswith(head):
            return {}
        check, written = content[len(head) : len(head) + 4], memoryview(content)[len(head) + 4 :]
        if check != zlib.crc32(written).to_bytes(4):
            return {}
        with at_rest():
            unpickler = pickle.Unpickler(io.BytesIO(written))
            unpickler.persistent_load = parts.__getitem__  # type: ignore[method-assign]
            tables: dict[str, Any] = unpickler.load()
            return tables
    except Exception:  # whatever is wrong with it, its tables are made anew
        return {}


def write_ready(lexicon: Lexicon, install: str = "") -> None:
    """Write the tables of the packaged lexicon that are worth it, of all modules that are loaded.

    Args:
        lexicon: The packaged lexicon, as it was built.
        install: The name of the folder that will stand beside the package and say its version.
    """
    assert lexicon.digest  # so that it is kept with it
    READY.mkdir(exist_ok=True)
    _write(LEXICON, {LEXICON: lexicon}, [], install)
    for file, makers in _makers.items():
        _write(
            file, {name: make(lexicon) for name, make in makers.items()}, _parts(lexicon), install
        )


def _write(file: str, tables: dict[str, Any], parts: Sequence[Any], install: str) -> None:
    pickled = io.BytesIO()
    _Pickler(pickled, parts).dump(tables)
    written = pickled.getvalue()
    (READY / file).write_bytes(stamp(install) + zlib.crc32(written).to_bytes(4) + written)


class _Pickler(pickle.Pickler):
    """Writes of the parts that tables refer to where they stand among them."""

    def __init__(self, file: io.BytesIO, parts: Sequence[Any]) -> None:
        super().__init__(file, protocol=PROTOCOL)
        self._places = {id(part): place for place, part in enumerate(parts)}

    def persistent_id(self, it: Any) -> int | None:
        """Return the place of a part, None for all else."""
        return self._places.get(id(it))


@cache
def stamp(install: str = "") -> bytes:
    """What tells the tables of one build from any other; `install` is the folder that says the version, if it does not stand there yet."""
    said = 0
    for path in sorted(DATA.glob("*.toml")):
        content = path.read_bytes()
        said = zlib.crc32(b"%b %d " % (path.name.encode(), len(content)), said)
        said = zlib.crc32(content, said)
    installs = [install] if install else [it.name for it in PACKAGE.parent.glob(INSTALLS)]
    return f"{installs} {sys.version_info[:2]} {VERSION.rpartition('.')[0]} {said}\n".encode()
