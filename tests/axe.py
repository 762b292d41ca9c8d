"""axe-core, which finds what keeps people out of a page: where it is, and how a page runs it."""

from pathlib import Path

AXE = Path(__file__).parent / "browser" / "node_modules" / "axe-core" / "axe.min.js"
#: Its rule of WCAG 2.2 on what fingers can hit is off by default.
RUN = "axe.run({rules: {'target-size': {enabled: true}}}).then(arguments[arguments.length - 1])"
