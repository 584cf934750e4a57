"""Build hook: compiles the grammar with mypyc into the wheel, where a build asks for it with HATCH_BUILD_HOOKS_ENABLE=1.

The modules are compiled as they stand, in a copy of the package, and the sources stay in the wheel beside them. An editable install and
a source distribution are plain Python. It takes some minutes and a C compiler that finds the headers of Python.
"""

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

PACKAGE = "arabic_metrics"
STAGES = ("normalize", "parse", "recognize", "resolve")
# What a user holds in hand stays Python: compiled functions have no docstrings, and compiled classes no subclasses.
PLAIN = {
    "normalize/normalize.py",
    "parse/parse.py",
    "parse/period.py",
    "recognize/camel_ner.py",
    "recognize/named.py",
    "resolve/choice.py",
    "resolve/claim.py",
    "resolve/exact.py",  # of pydantic, as claims are
    "resolve/explain.py",
    "resolve/explanation.py",
    "resolve/resolve.py",
    "resolve/row.py",
    "resolve/weights.py",
}
MYPY = ("--config-file=", "--ignore-missing-imports", "--follow-imports=silent")


def compiled_modules(package: Path) -> list[Path]:
    """Return the modules that are compiled."""
    found = [path for stage in STAGES for path in sorted((package / stage).glob("*.py"))]
    plain = {package / name for name in PLAIN}
    return [path for path in found if path.name != "__init__.py" and path not in plain]


def translated(folder: Path) -> list[Any]:
    """Write the C of the modules of a copy of the package; exits with what mypyc refuses. Half a minute, no C compiler."""
    from mypyc.build import mypycify

    os.chdir(folder)
    paths = map(str, compiled_modules(Path(PACKAGE)))
    options = {"opt_level": "1", "debug_level": "0", "multi_file": True, "group_name": PACKAGE}
    return mypycify([*MYPY, *paths], **options)


def compile_modules(folder: Path) -> None:
    """Compile the modules of a copy of the package in place; what is built stands beside them."""
    from setuptools import setup

    extensions = translated(folder)
    setup(name=PACKAGE, packages=[], ext_modules=extensions, script_args=["build_ext", "--inplace"])


if __name__ == "__main__":
    action = translated if sys.argv[2:] == ["--only-translate"] else compile_modules
    action(Path(sys.argv[1]))
else:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface

    class CompileHook(BuildHookInterface):  # type: ignore[type-arg]
        """Compiles the package on its way into a wheel."""

        PLUGIN_NAME = "custom"

        def initialize(self, version: str, build_data: dict[str, Any]) -> None:
            """Add the compiled modules to the wheel."""
            if version == "editable":
                return
            self._copy = TemporaryDirectory()
            folder = Path(self._copy.name)
            shutil.copytree(Path(self.root, PACKAGE), folder / PACKAGE)
            command = [sys.executable, __file__, str(folder)]
            done = subprocess.run(command, capture_output=True, text=True)
            if done.returncode:
                raise RuntimeError(f"The modules were not compiled:\n{done.stdout}{done.stderr}")
            build_data.update(pure_python=False, infer_tag=True)
            for path in folder.rglob("*" + sysconfig.get_config_var("EXT_SUFFIX")):
                name = path.relative_to(folder)
                if "build" not in name.parts:
                    build_data["force_include"][str(path)] = str(name)

        def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
            """Remove the copy."""
            if version != "editable":
                self._copy.cleanup()
