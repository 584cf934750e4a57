"""How many faults the tests of a stage notice: python -m tests.benchmarks.mutation parse|resolve [--count N] [--seed N] [--only MODULES] [--tests FILES]

Draws changes of single places in the modules of a stage (a comparison, a number, a branch, …), makes each in a process of its own, in memory
alone, and runs the tests of the stage there until one fails: that change is killed. Prints those that no test noticed, each with its line
before and after, and the score. The same seed draws the same changes from the same sources. A change with which a test takes over five times
the processor time that it takes without, or four gigabytes, is killed, too. It takes an hour rather than a minute, so it is no part of the
checks; one module with its own tests takes a minute: --only clock --tests clock.
"""

import argparse
import ast
import builtins
import gc
import importlib
import json
import os
import random
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from types import CellType, FunctionType, ModuleType
from typing import IO, Any

import hypothesis
import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = "arabic_metrics"
# What reads the sentences and articles whose figures are known; what measures time, or counts what is kept, is no judge.
TESTS = {
    "parse": [],
    "resolve": ["tests/test_gate.py", "tests/score/test_layout_corpora.py"],
}
UNTRUE = ("test_growth.py", "test_remembered.py")
PATIENCE, GRACE, LEARNING, MEMORY = 5, 10, 3600, 4 << 30
FEW, OTHERS = 3, 1500
FLIPPED: dict[type[ast.AST], type[ast.AST]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Break: ast.Continue, ast.Continue: ast.Break,
}  # fmt: skip
UNTOUCHED = ("annotation", "returns", "decorator_list", "type_params")  # say nothing at run time
KILLED, SURVIVED, ENDLESS = "killed", "survived", "endless"


@dataclass(frozen=True)
class Change:
    """One place of a module, and what stands there instead."""

    path: Path
    parent: ast.AST
    field: str
    place: int | None
    new: ast.AST
    line: int
    statement: int  # the line of the innermost

    def tree(self, tree: ast.Module) -> ast.Module:
        """Return the module with the change made; `tree` is the one that it was found in."""
        held = getattr(self.parent, self.field)
        old = held if self.place is None else held[self.place]
        self._put(self.new)
        changed = deepcopy(tree)
        self._put(old)
        return ast.fix_missing_locations(changed)

    def _put(self, node: ast.AST) -> None:
        if self.place is None:
            setattr(self.parent, self.field, node)
        else:
            getattr(self.parent, self.field)[self.place] = node


def changes(path: Path, tree: ast.Module) -> Iterator[Change]:
    """Every change of a module, in the order of its lines."""

    def below(parent: ast.AST, line: int, statement: int) -> Iterator[Change]:
        line = getattr(parent, "lineno", line)
        if isinstance(parent, ast.stmt):
            statement = parent.lineno
        for field, value in ast.iter_fields(parent):
            if field in UNTOUCHED:
                continue
            for place, child in enumerate(value) if isinstance(value, list) else [(None, value)]:
                if isinstance(child, ast.AST):
                    at = getattr(child, "lineno", line)
                    told = at if isinstance(child, ast.stmt) else statement
                    for new in instead(child, parent, field):
                        yield Change(path, parent, field, place, new, at, told)
                    yield from below(child, line, statement)

    yield from below(tree, 1, 1)


def instead(node: ast.AST, parent: ast.AST, field: str) -> Iterator[ast.AST]:
    """What may stand in the place of a node."""
    if type(node) in FLIPPED:
        yield FLIPPED[type(node)]()
    match node:
        case ast.Constant(value=bool(value)):
            yield ast.Constant(not value)
        case ast.Constant(value=int(value)):
            yield ast.Constant(value + 1)
            yield ast.Constant(value - 1)
        case ast.UnaryOp(op=ast.Not()):
            yield node.operand
        case ast.Return(value=ast.expr() as value) if not is_false(value):
            yield ast.Return(ast.Constant(None))
    if isinstance(parent, ast.If | ast.IfExp) and field == "test":
        yield ast.Constant(False)
        if parent.orelse:
            yield ast.Constant(True)
    if isinstance(parent, ast.comprehension) and field == "ifs":
        yield ast.Constant(True)


def is_false(node: ast.AST) -> bool:
    """Whether a value is as good as None where it is asked whether it is true."""
    return isinstance(node, ast.Constant) and any(node.value is it for it in (None, False))


def make(tree: ast.Module, name: str) -> bool:
    """Make a module, as it is loaded, what its tree says, and tell whether anything is another now."""
    module = importlib.import_module(name)
    changed = ModuleType(name)
    changed.__file__ = module.__file__
    made = 0
    exec(compile(tree, module.__file__ or name, "exec"), vars(changed))
    for key, new in list(vars(changed).items()):
        old = vars(module).get(key)
        if key.startswith("__") or old is None or getattr(old, "__module__", name) != name:
            continue
        if isinstance(old, type):
            for attribute, held in list(vars(old).items()):
                made += replaced(held, vars(new).get(attribute))
        elif function_of(old) is not None:
            made += replaced(old, new)
        elif type(old) is type(new) and repr(old) != repr(new):
            made += 1
            for other in list(sys.modules.values()):
                if other.__name__.startswith(PACKAGE) and vars(other).get(key) is old:
                    setattr(other, key, new)
    return made > 0


def function_of(held: Any) -> FunctionType | None:
    """The function in a method, a property or what is kept."""
    for name in ("__func__", "fget", "func", "__wrapped__"):
        held = getattr(held, name, None) or held
    return held if isinstance(held, FunctionType) else None


def replaced(held: Any, by: Any) -> bool:
    """Give a function the code of another, and say whether it differs."""
    old, new = function_of(held), function_of(by)
    if old is None or new is None:
        return False
    cells = [
        (was, now)
        for was, now in zip(old.__closure__ or (), new.__closure__ or (), strict=False)
        if differ(was, now)
    ]
    defaults = old.__defaults__ != new.__defaults__ or old.__kwdefaults__ != new.__kwdefaults__
    if old.__code__ == new.__code__ and not defaults and not cells:
        return False
    old.__code__, old.__defaults__, old.__kwdefaults__ = new.__code__, new.__defaults__, new.__kwdefaults__  # fmt: skip
    for was, now in cells:
        was.cell_contents = now.cell_contents
    return True


def differ(was: CellType, now: CellType) -> bool:
    one, other = was.cell_contents, now.cell_contents
    return isinstance(one, int | str | tuple) and one != other


class Judge:
    """A plugin of pytest that runs what was collected once for each change, each time in a process of its own.

    The first run makes no change, and learns which statements each test reaches and how long it takes.
    """

    def __init__(self, stage: str, drawn: list[Change], trees: dict[Path, ast.Module]) -> None:
        self.stage, self.drawn, self.trees = stage, drawn, trees
        self.told = dict.fromkeys((KILLED, SURVIVED, ENDLESS), 0)
        self.killers: Counter[str] = Counter()
        self.reached: dict[str, list[str]] = {}  # tests by statement
        self.took: dict[str, float] = {}  # seconds of the processor
        self.since = 0.0
        self.now: set[str] = set()
        self.learning = False
        self.pipe: IO[str] | None = None  # to the first process

    def pytest_runtestloop(self, session: pytest.Session) -> bool | None:
        gc.freeze()
        if not self.fork():
            builtins.__reached__ = self.now.add  # type: ignore[attr-defined]
            for path, tree in self.trees.items():
                make(marked(tree, path.name), self.name(path))
            self.learning = True
            return None
        if self.end != SURVIVED:
            raise SystemExit(f"The tests fail as it is: {self.heard}")
        self.reached, self.took = json.loads(self.heard)
        for number, change in enumerate(self.drawn, 1):
            items = self.chosen(change, session.items)
            if not self.fork():
                session.items[:] = items
                try:
                    made = make(change.tree(self.trees[change.path]), self.name(change.path))
                except (
                    Exception
                ):  # a module that does not even load is noticed by whoever imports it
                    os._exit(pytest.ExitCode.TESTS_FAILED)
                if not made:
                    self.pipe.write("not made ")  # type: ignore[union-attr]
                return None
            self.told[self.end] += 1
            self.killers[self.heard] += 1
            print(
                f"{number} {self.end} {change.path.name}:{change.line} {self.heard} ({len(items)})",
                flush=True,
            )
            if self.end == SURVIVED:
                show(change, self.trees[change.path])
        return True

    def name(self, path: Path) -> str:
        return f"{PACKAGE}.{self.stage}.{path.stem}"

    def chosen(self, change: Change, items: list[pytest.Item]) -> list[pytest.Item]:
        """The tests that reach a change, those first that are likely to notice it, and soon.

        What few of them reach may be what a first one left for all: then some others run, too.
        """
        reaching = set(self.reached.get(f"{change.path.name}:{change.statement}", ()))
        if not reaching:  # a constant or a field, which no test reaches itself
            for at in uses(change, self.trees):
                reaching.update(self.reached.get(at, ()))
        near = [item for item in items if item.nodeid in reaching]
        if len(near) < FEW:
            others = [item for item in items if item.nodeid not in reaching]
            near += random.Random(change.statement).sample(others, min(OTHERS, len(others)))
        words = set(change.path.stem.split("_"))
        return sorted(
            near,
            key=lambda item: (
                item.nodeid not in reaching,
                not words & set(item.path.stem.split("_")[1:]),
                self.took[item.nodeid] / (1 + self.killers[item.nodeid]),
            ),
        )

    def fork(self) -> bool:
        """Return whether this is the first process; the other goes on to the tests."""
        reading, writing = os.pipe()
        child = os.fork()
        if child:
            os.close(writing)
            with os.fdopen(reading, encoding="utf-8") as pipe:
                self.heard = pipe.read()
            status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
            self.end = SURVIVED if status == 0 else KILLED if status > 0 else ENDLESS
            return True
        os.close(reading)
        self.pipe = os.fdopen(writing, "w", encoding="utf-8")
        nowhere = os.open(os.devnull, os.O_WRONLY)
        for stream in (1, 2):
            os.dup2(nowhere, stream)
        limit_seconds(LEARNING)
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        return False

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        self.since = time.process_time()
        if self.pipe is not None and not self.learning:
            limit_seconds(int(self.since + PATIENCE * self.took[nodeid]) + GRACE)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if self.pipe is None:
            return
        if report.failed:
            self.pipe.write(report.nodeid)
        if report.when == "teardown":
            self.took[report.nodeid] = time.process_time() - self.since
            for statement in self.now:
                self.reached.setdefault(statement, []).append(report.nodeid)
            self.now.clear()

    def pytest_sessionfinish(self, exitstatus: int) -> None:
        if self.pipe is not None:
            if self.learning and not exitstatus:
                json.dump((self.reached, self.took), self.pipe)
            self.pipe.close()
            os._exit(exitstatus)


def limit_seconds(seconds: int) -> None:
    """End this process when it has taken so many seconds of the processor."""
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, most))


class Marked(ast.NodeTransformer):
    """Puts before each statement of a function that it is reached."""

    def __init__(self, name: str) -> None:
        self.name, self.inside = name, False

    def visit(self, node: ast.AST) -> ast.AST:
        outer, self.inside = self.inside, self.inside or isinstance(node, ast.FunctionDef)
        self.generic_visit(node)
        if self.inside:
            for field in ("body", "orelse", "finalbody"):
                block = getattr(node, field, None)
                if isinstance(block, list):
                    setattr(node, field, [it for one in block for it in (self.mark(one), one)])
        self.inside = outer
        return node

    def mark(self, statement: ast.stmt) -> ast.stmt:
        return ast.parse(f"__reached__({f'{self.name}:{statement.lineno}'!r})").body[0]


def uses(change: Change, trees: dict[Path, ast.Module]) -> Iterator[str]:
    """The statements that name what a statement outside functions binds, or what is made of that."""
    names: set[str] = set()
    for top in trees[change.path].body:
        if top.lineno <= change.statement <= (top.end_lineno or 0):
            names = bound(top) | {
                name
                for part in ast.walk(top)
                if isinstance(part, ast.stmt) and part.lineno == change.statement
                for name in bound(part)
            }
    before = -1
    while before < len(names):
        before = len(names)
        for top in trees[change.path].body:
            if not isinstance(top, ast.ClassDef | ast.FunctionDef) and names & named(top):
                names |= bound(top)
    for path, tree in trees.items():
        for part in ast.walk(tree):
            if isinstance(part, ast.stmt) and names & named(part):
                yield f"{path.name}:{part.lineno}"


def bound(statement: ast.stmt) -> set[str]:
    """The names that a statement gives a meaning."""
    if isinstance(statement, ast.ClassDef | ast.FunctionDef):
        return {statement.name}
    return {
        part.id
        for part in ast.walk(statement)
        if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store)
    }


def named(statement: ast.stmt) -> set[str]:
    """The names and attributes that a statement reads."""
    return {
        part.id if isinstance(part, ast.Name) else part.attr
        for part in ast.walk(statement)
        if isinstance(part, ast.Name | ast.Attribute) and isinstance(part.ctx, ast.Load)
    }


def marked(tree: ast.Module, name: str) -> ast.Module:
    return ast.fix_missing_locations(Marked(name).visit(deepcopy(tree)))


def show(change: Change, tree: ast.Module) -> None:
    """Print the line of a change before and after."""
    old, new = (ast.unparse(it).splitlines() for it in (tree, change.tree(tree)))
    for was, now in zip(old, new, strict=False):
        if was != now:
            print(f"  - {was.strip()}\n  + {now.strip()}", flush=True)
            return


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("stage", choices=sorted(TESTS))
    parser.add_argument("--count", type=int, default=150)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="modules whose name holds this")
    parser.add_argument("--tests", default="", help="files of tests whose name holds this, alone")
    given = parser.parse_args()
    os.chdir(ROOT)
    hypothesis.settings.register_profile(
        "mutation", deadline=None, derandomize=True, database=None, max_examples=30
    )
    found: list[Change] = []
    trees = {}
    for path in sorted((ROOT / PACKAGE / given.stage).glob("*.py")):
        if given.only in path.stem:
            trees[path] = ast.parse(path.read_text(encoding="utf-8"))
            found += changes(path, trees[path])
    drawn = random.Random(given.seed).sample(found, min(given.count, len(found)))
    judge = Judge(given.stage, drawn, trees)
    tests = [
        *sorted((ROOT / "tests" / given.stage).glob("test_*.py")),
        *(ROOT / test for test in TESTS[given.stage]),
        *sorted((ROOT / PACKAGE / given.stage).glob("*.py")),  # their examples
    ]
    tests = [f for f in tests if f.name not in UNTRUE and given.tests in f.stem]
    options = [
        "-x",
        "-q",
        "-p",
        "no:cacheprovider",
        "--capture=no",
        "--hypothesis-profile=mutation",
        "-W",
        "ignore",
    ]
    pytest.main([*options, *map(str, tests)], plugins=[judge])
    told = judge.told
    noticed = told[KILLED] + told[ENDLESS]
    print(
        f"{given.stage}: {noticed} of {len(drawn)} of {len(found)} ({noticed / len(drawn):.1%}), {told}"
    )


if __name__ == "__main__":
    main()
