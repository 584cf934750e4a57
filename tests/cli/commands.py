"""Runs the command line in this process, and in one of its own."""

import os
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner, Result

from arabic_metrics.cli import main

TEXT = "بلغ عدد متابعي صفحة بلدية دبا على فيسبوك أكثر من 40 ألف متابع في الربع الثالث من 2025"
OTHER = "لدى نادي الوحدات على إنستغرام 325 ألف متابع"
SILENT = "يلتقي الفريقان يوم الجمعة المقبل"


def run(*words: str | Path, stdin: str | bytes | None = None) -> Result:
    """Run a command in this process; standard output and standard error are kept apart."""
    return CliRunner().invoke(main, [str(word) for word in words], input=stdin)


def run_process(
    *words: str | Path, stdin: bytes = b"", environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run a command in a process of its own."""
    command = [sys.executable, "-m", "arabic_metrics", *map(str, words)]
    return subprocess.run(
        command,
        input=stdin,
        capture_output=True,
        env={**os.environ, **(environment or {})},
        timeout=120,
    )


def write(folder: Path, name: str, content: str | bytes) -> Path:
    """Write a file."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path
