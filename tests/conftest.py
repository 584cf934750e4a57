"""What holds for every test: patience with slow machines; in CI no skip, and the same random examples each time."""

import os
from collections.abc import Generator
from typing import TypeVar

import pytest
from hypothesis import settings

IN_CI = os.environ.get("CI") == "true"
settings.register_profile("arabic_metrics", deadline=None, derandomize=IN_CI)
settings.load_profile("arabic_metrics")

Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)


def pytest_configure(config: pytest.Config) -> None:
    # Registered by hand: a conftest's own hooks would not see the doctests outside tests/.
    if IN_CI:
        config.pluginmanager.register(SkipIsFailure(), "skip-is-failure")


class SkipIsFailure:
    """Fails whatever is skipped, whether a test, a doctest or a whole module."""

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        return _fail_skipped((yield))

    @pytest.hookimpl(wrapper=True)
    def pytest_make_collect_report(
        self,
    ) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
        return _fail_skipped((yield))


def _fail_skipped(report: Report) -> Report:
    expected_failure = hasattr(report, "wasxfail")
    if report.skipped and not expected_failure:
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"A skip is a failure in CI. {reason}"
    return report
