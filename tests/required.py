"""Tests that may not be skipped: those of what `.ci/run` could install, named in GOVGRAPH_REQUIRE.

On any other machine a test whose program is missing is skipped. Where the variable names the program («nginx,java»),
a skip that gives it as its reason is a failure: a run shall not be green because it tested less.
"""

import os
import re
from collections.abc import Generator

import pytest

VARIABLE = "GOVGRAPH_REQUIRE"


def wanted_of(reason: str, required: str) -> str | None:
    """Return which of the required programs, parted by commas, the reason of a skip names."""
    names = [name for name in (one.strip() for one in required.split(",")) if name]
    return next((name for name in names if re.search(rf"\b{re.escape(name)}\b", reason, re.IGNORECASE)), None)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and isinstance(report.longrepr, tuple):
        reason = report.longrepr[2]
        name = wanted_of(reason, os.environ.get(VARIABLE, ""))
        if name is not None:
            report.outcome = "failed"
            report.longrepr = f"{VARIABLE} names {name}, and the test was not run: {reason}"
    return report
