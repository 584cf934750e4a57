"""Build hook: wheels hold the grammar compiled with mypyc where a C compiler is at hand, and as plain Python elsewhere.

The sources stay in the wheel, and what cannot be compiled is left out: the library reads the same either way, in a third of the time or
less when compiled. It takes some minutes, and is done where the environment variable ARABIC_METRICS_COMPILE says "require"; an editable
install is never compiled.

A compiled copy then makes the tables of the lexicon, which the wheel holds too (`arabic_metrics/lexicon/kept.py`).
"""

import ast
import os
import re
import shlex
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

PACKAGE = "arabic_metrics"
STAGES = ("normalize", "parse", "recognize", "resolve")
SHARED = {"core/span.py": "Span", "core/evidence.py": "Evidence"}  # what pydantic fills, too
STREAM = ("record",)  # what the stream asks of every article
LEFT_OUT = {
    "recognize/camel_ner.py",  # loads a model
}
REQUIREMENTS = ["mypy~=2.4", "pydantic>=2.7", "setuptools", "tomli>=2.4"]
# Classes of tables that lie ready-made in the wheel: what is pickled.
PICKLED = {
    "parse/period_word.py": ("PeriodVocabulary",),
    "recognize/gazetteer.py": ("Gazetteer",),
    "recognize/vocabulary.py": ("Vocabulary",),
}
TABLES = """
import sys
import arabic_metrics.recognize
from arabic_metrics.lexicon.kept import write_ready
from arabic_metrics.lexicon.lexicon import build_packaged
write_ready(build_packaged(), *sys.argv[1:])
"""
SWITCH = "ARABIC_METRICS_COMPILE"
READY = f"{PACKAGE}/lexicon/ready"
USUAL = (["dataclass(frozen=True, slots=True)"], ["dataclass(slots=True)"])
FROZEN = "frozen=True, "
CONSTANT = re.compile(r"[A-Z][A-Z0-9_]+")
SIGNATURE = re.compile(r'PyDoc_STR\("(?P<name>\w+)\(.*?\\n--\\n\\n')
IMPORTS = """from typing import TYPE_CHECKING, Final
from arabic_metrics.core.frozen import freeze
if TYPE_CHECKING:
    from mypy_extensions import mypyc_attr
"""
FIELD_OPTIONS = {"repr", "compare"}  # with any other, dataclasses writes the methods
FLAGS = ["-fvisibility=hidden", "-fno-plt"]  # modules call each other directly


def obstacle() -> str:
    """Return what stands against compiling, or "" where there is a C compiler that finds the headers of this Python."""
    if sys.implementation.name != "cpython" or sysconfig.get_config_var("Py_GIL_DISABLED"):
        return "only CPython with its global lock is compiled for"
    compiler = shlex.split(os.environ.get("CC") or sysconfig.get_config_var("CC") or "")
    if not compiler or os.name != "posix":
        return "no C compiler is known"
    headers = f"-I{sysconfig.get_path('include')}"
    command = [*compiler, "-fsyntax-only", headers, "-x", "c", "-"]
    try:
        done = subprocess.run(command, input=b"#include <Python.h>\n", capture_output=True)
    except OSError as error:
        return f"no C compiler: {error}"
    return f"{compiler[0]} finds no headers of this Python" if done.returncode else ""


def compile_modules(folder: Path) -> None:
    """Compile the modules of a copy of the package in place; what is built stands beside them."""
    modules = [path for path in modules_of(folder) if prepare(path)]
    os.chdir(folder)
    from mypyc.build import mypycify
    from setuptools import setup
    from setuptools._distutils.unixccompiler import UnixCCompiler

    def compile_side_by_side(
        self: Any, sources: list[str], *args: Any, **options: Any
    ) -> list[str]:
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            made = pool.map(lambda source: plain(self, [source], *args, **options), sources)
            return [path for paths in made for path in paths]

    plain, UnixCCompiler.compile = UnixCCompiler.compile, compile_side_by_side
    flags = ["--config-file=", "--ignore-missing-imports", "--follow-imports=silent"]
    flags.append("--cache-dir=.mypy")
    paths = [str(path.relative_to(folder)) for path in modules]
    extensions = mypycify(
        [*flags, *paths], opt_level="1", debug_level="0", multi_file=True, group_name=PACKAGE
    )
    for extension in extensions:
        extension.extra_compile_args += FLAGS
    for path in modules:
        name = "___".join(path.relative_to(folder).with_suffix("").parts)
        document(path, Path("build", f"__native_{name}.c"))
    setup(name=PACKAGE, packages=[], ext_modules=extensions, script_args=["build_ext", "--inplace"])


def document(module: Path, written: Path) -> None:
    """Put the docstrings of a module, which mypyc leaves out, into the C that it wrote, behind each signature."""
    told: dict[str, list[str]] = {}
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            told.setdefault(node.name, []).append(ast.get_docstring(node) or "")
    known = {name: texts[0] for name, texts in told.items() if len(texts) == 1}

    def with_docstring(match: re.Match[str]) -> str:
        docstring = known.get(match["name"], "").encode()
        return match[0] + "".join(
            chr(it) if 32 <= it < 127 and it not in b'"\\?' else f"\\{it:03o}" for it in docstring
        )

    text = written.read_text("utf-8")
    written.write_text(SIGNATURE.sub(with_docstring, text), "utf-8")


def modules_of(folder: Path) -> Iterator[Path]:
    """Yield the modules that are compiled."""
    yield from (folder / PACKAGE / name for name in SHARED)
    for stage in STAGES:
        for path in sorted((folder / PACKAGE / stage).glob("*.py")):
            if path.name != "__init__.py" and f"{stage}/{path.name}" not in LEFT_OUT:
                yield path
    yield from (folder / PACKAGE / "stream" / f"{name}.py" for name in STREAM)


def prepare(path: Path) -> bool:
    """Write a module in the words that mypyc makes fast code of; False if it is one of pydantic's.

    Constants are said to be final, and dataclasses get the methods that are otherwise made for them whenever the module is loaded:
    those would not be compiled. So nothing is left to do for a maker, whose name becomes that of its class.
    """
    text = path.read_text(encoding="utf-8")
    if "pydantic" in text:
        return False
    lines, tree = text.split("\n"), ast.parse(text)
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    made: dict[str, str] = {}
    known_classes = {*SHARED.values(), *(known.name for known in classes)}
    added: dict[int | None, list[str]] = {
        node.lineno - 1: ["@mypyc_attr(serializable=True)"]
        for node in classes
        if node.name in PICKLED.get(f"{path.parent.name}/{path.name}", ())
    }
    for node in filter(is_dataclass, classes):
        if methods := constructor(node):
            at = node.decorator_list[0].lineno - 1
            if node.name not in SHARED.values():
                methods += comparison(node)
                lines[at] = lines[at].removesuffix(")") + ", init=False, repr=False, eq=False)"
                if FROZEN in lines[at]:
                    lines[at] = lines[at].replace(FROZEN, "")
                    methods.append(f"freeze({node.name})")
            added[at] = [traits(node)]
            added[node.body[-1].end_lineno] = methods
    for node in tree.body:
        if isinstance(node, ast.Assign):
            finish(node, lines)
            made |= makers(node, known_classes)
    first = tree.body[1].lineno  # behind the docstring
    lines[first - 1] = IMPORTS + lines[first - 1]
    text = "\n".join(
        "\n".join([line, *added.get(number, ())]) for number, line in enumerate(lines, start=1)
    )
    for name, made_class in made.items():
        text = re.sub(rf"\b{name}\(", f"{made_class}(", text)
    path.write_text(text, encoding="utf-8")
    return True


def finish(node: ast.Assign, lines: list[str]) -> None:
    """Say of the constants that an assignment sets that they are final."""
    target, at = node.targets[0], node.lineno - 1
    if len(node.targets) > 1:
        names = list(map(ast.unparse, node.targets))
        if all(map(CONSTANT.fullmatch, names)):
            lines[at] = "; ".join(f"{name}: Final = {ast.unparse(node.value)}" for name in names)
    elif isinstance(target, ast.Name) and CONSTANT.fullmatch(target.id):
        lines[at] = lines[at].replace(" =", ": Final =", 1)
    elif isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
        names = list(map(ast.unparse, target.elts))
        if all(map(CONSTANT.fullmatch, names)):
            values = map(ast.unparse, node.value.elts)
            pairs = zip(names, values, strict=True)
            lines[at] = "; ".join(f"{name}: Final = {value}" for name, value in pairs)
            lines[node.lineno : node.end_lineno] = [""] * ((node.end_lineno or 0) - node.lineno)


def is_dataclass(node: ast.ClassDef) -> bool:
    """Whether a class is a dataclass with the usual methods, and has no base that could bring fields of its own."""
    written = [ast.unparse(it) for it in node.decorator_list]
    return not node.bases and (written in USUAL or node.name in SHARED.values())


def traits(node: ast.ClassDef) -> str:
    """Return the decorator that tells mypyc what it may count on.

    What a dataclass holds was there before it, so that no cycle runs through it, unless it holds functions. Pydantic makes instances
    and then fills them.
    """
    told = ["free_list_len=1"]
    if "Callable" not in ast.unparse(node):
        told.append("acyclic=True")
    if node.name in SHARED.values():
        told = ["acyclic=True", "allow_interpreted_subclasses=True"]
    return f"@mypyc_attr({', '.join(told)})"


def constructor(node: ast.ClassDef) -> list[str]:
    """Return the lines of a dataclass's constructor, and of what copies it; none where it does more than to set fields."""
    if any(isinstance(it, ast.FunctionDef) and it.name == "__post_init__" for it in node.body):
        return []
    names, parameters = [], ["self"]
    for field in node.body:
        if not isinstance(field, ast.AnnAssign):
            continue
        name, default = ast.unparse(field.target), field.value
        if isinstance(default, ast.Call) and ast.unparse(default.func) == "field":
            if {str(option.arg) for option in default.keywords} - FIELD_OPTIONS:
                return []
            default = None
        names.append(name)
        parameters.append(
            f"{name}: {ast.unparse(field.annotation)}"
            + (f" = {ast.unparse(default)}" if default is not None else "")
        )
    return [
        "",
        f"    def __init__({', '.join(parameters)}) -> None:",
        *(f"        self.{name} = {name}  # type: ignore" for name in names),
        "",
        "    def __reduce__(self) -> tuple[object, ...]:",
        f"        return {node.name}, ({''.join(f'self.{name}, ' for name in names)})",
        "",
        *(
            [f"setattr({node.name}, '__slots__', {tuple(names)})", ""]
            if node.name in SHARED.values()
            else ()
        ),
    ]


def comparison(node: ast.ClassDef) -> list[str]:
    """Return the lines of what tells whether two of a dataclass are equal, of what hashes one that is frozen, and of what shows it."""
    compared, shown = [], []
    for field in node.body:
        if isinstance(field, ast.AnnAssign):
            name, options = ast.unparse(field.target), ast.unparse(field.value or field.target)
            compared += [] if "compare=False" in options else [name]
            shown += [] if "repr=False" in options else [f"{name}={{self.{name}!r}}"]
    ours, theirs = (
        "(" + "".join(f"{owner}.{name}, " for name in compared) + ")" for owner in ("self", "other")
    )
    lines = [
        "    def __eq__(self, other: object) -> bool:",
        f"        if not isinstance(other, {node.name}):",
        "            return NotImplemented",
        f"        return {ours} == {theirs}",
        "",
        "    def __repr__(self) -> str:",
        f'        return f"{node.name}({", ".join(shown)})"',
        "",
    ]
    if FROZEN in ast.unparse(node.decorator_list[0]):
        lines += ["    def __hash__(self) -> int:", f"        return hash({ours})", ""]
    return lines


def makers(node: ast.Assign, classes: set[str]) -> dict[str, str]:
    """Return the names that an assignment gives to makers, with the class that each makes, if it is among those."""
    targets = node.targets[0].elts if isinstance(node.targets[0], ast.Tuple) else node.targets
    values = node.value.elts if isinstance(node.value, ast.Tuple) else [node.value]
    calls = (ast.unparse(value) for value in values)
    found = (re.fullmatch(r"maker\((\w+)\)", call) for call in calls)
    pairs = zip(map(ast.unparse, targets), found, strict=False)
    return {name: match[1] for name, match in pairs if match and match[1] in classes}


def make_tables(folder: Path, *install: str) -> None:
    """Have a compiled copy of the package write the tables that are made from its lexicon.

    `install` is the folder that will say the version beside it, where none does yet.
    """
    paths = [str(folder), *filter(None, [os.environ.get("PYTHONPATH")])]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONHASHSEED": "0"}
    command = [sys.executable, "-c", TABLES, *install]
    subprocess.run(command, check=True, capture_output=True, text=True, cwd=folder, env=env)


if __name__ == "__main__":
    compile_modules(Path(sys.argv[1]))
    make_tables(Path(sys.argv[1]))
else:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface

    class CompileHook(BuildHookInterface):  # type: ignore[type-arg]
        """Compiles the package on its way into a wheel."""

        PLUGIN_NAME = "custom"
        _built: Path | None = None

        def dependencies(self) -> list[str]:
            """Return what compiling needs, where it is done."""
            return [] if self._reason_against() else REQUIREMENTS

        def initialize(self, version: str, build_data: dict[str, Any]) -> None:
            """Add compiled modules to the wheel, or none if something stands against it."""
            if version == "editable":
                return
            if reason := self._reason_against():
                self.app.display_warning(f"Built as plain Python: {reason}")
                return
            folder = self._built = Path(tempfile.mkdtemp())
            shutil.copytree(Path(self.root, PACKAGE), folder / PACKAGE)
            command = [sys.executable, __file__, str(folder)]
            done = subprocess.run(command, capture_output=True, text=True)
            if done.returncode == 0:
                build_data.update(pure_python=False, infer_tag=True)
                for path in folder.rglob("*" + sysconfig.get_config_var("EXT_SUFFIX")):
                    if "build" not in path.relative_to(folder).parts:
                        build_data["force_include"][str(path)] = str(path.relative_to(folder))
                self._add_tables(folder, build_data)
            elif os.environ.get(SWITCH) == "require":
                raise RuntimeError(f"The modules were not compiled:\n{done.stdout}{done.stderr}")
            else:
                said = (done.stderr or done.stdout).strip().rpartition("\n")[2]
                self.app.display_warning(f"Built as plain Python, for compiling failed: {said}")

        def _add_tables(self, folder: Path, build_data: dict[str, Any]) -> None:
            """Add the tables that are made from the lexicon, or none if they cannot be made here."""
            try:
                make_tables(folder, f"{self.build_config.builder.artifact_project_id}.dist-info")
                build_data["force_include"][str(folder / READY)] = READY
            except subprocess.CalledProcessError as error:
                if os.environ.get(SWITCH) == "require":
                    raise RuntimeError(f"The tables were not made:\n{error.stderr}") from error
                said = error.stderr.strip().rpartition("\n")[2]
                self.app.display_warning(f"Built without ready-made tables: {said}")

        def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
            """Remove what was made on the way."""
            if self._built is not None:
                shutil.rmtree(self._built)

        def _reason_against(self) -> str:
            return "" if os.environ.get(SWITCH) == "require" else "it was not asked for"
