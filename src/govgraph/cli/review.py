"""govgraph review: what needs a human eye."""

from __future__ import annotations

import csv
import io
import json
import shutil
import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govgraph.cli.options import counted, format_option, language_option, show, store_option, tell

if TYPE_CHECKING:
    from govgraph.store import GraphStore

COLUMNS = ("source", "severity", "code", "message", "sentence")
# Those of corrections.csv: filled in, the answer as CSV is such a file.
ROW = ("document", "wrong", "right", "by", "on", "because")
# Columns of the terminal, where the width is not known (a file, a pipe).
_WIDTH = 120


@click.command("review", epilog="Example: govgraph review --format csv > todo.csv")
@store_option
@format_option("table", "csv", "json")
@language_option
def review_command(store: Path | str, format: str, lang: str) -> None:
    """List what needs a human eye, worst first.

    Each doubt comes with its sentence and with the row of corrections.csv that settles it, to be filled in where it
    says «?». The answer as CSV, filled in, is itself a file for «govgraph build --corrections».
    """
    from govgraph.store.server import open_store

    with open_store(store, read_only=True) as graphs:
        doubts = list_doubts(graphs, lang)
    if format == "json":
        click.echo(json.dumps(doubts, ensure_ascii=False, indent=1))
    elif format == "csv":
        writer = csv.DictWriter(sys.stdout, (*COLUMNS, *ROW), lineterminator="\n")
        writer.writeheader()
        writer.writerows(doubts)
    else:
        for doubt in doubts:
            show(in_words(doubt))
    warnings = sum(doubt["severity"] == "warning" for doubt in doubts)
    documents = counted(len({doubt["source"] for doubt in doubts}), "document")
    tell(f"{counted(warnings, 'warning')}, {counted(len(doubts) - warnings, 'info')} in {documents}")


def list_doubts(graphs: GraphStore, lang: str) -> list[dict[str, str]]:
    """Return the issues of a store with the columns `COLUMNS` and `ROW`, worst first.

    Warnings stand before infos, then kinds by their weight, then sources and places by their order.
    """
    from govgraph.interpret.doubts import CODES
    from govgraph.linkage.doubts import IDENTITY_CODES
    from govgraph.query import find_query, run_query
    from govgraph.resolve.doubts import UNIT_CODES

    weights = {code: place for place, code in enumerate((*CODES, *UNIT_CODES, *IDENTITY_CODES))}

    def weight(record: dict[str, str]) -> tuple[bool, int, str, int, str]:
        place = weights.get(record["code"], -1)  # others tell of a row or file that a person wrote: mend these first
        return record["severity"] != "warning", place, record["source"], int(record["start"] or 0), record["message"]

    records = sorted(run_query(graphs, find_query("issues"), lang=lang).records(), key=weight)
    return [_doubt(record) for record in records]


def _doubt(record: dict[str, str]) -> dict[str, str]:
    row = {"document": record["source"], "wrong": record["wrong"], "right": record["right"]}
    told = {name: record[name] for name in ("source", "severity", "code", "message")}
    return {**told, "sentence": " ".join(record["quote"].split()), **row, "by": "", "on": "", "because": ""}


def in_words(doubt: dict[str, str]) -> str:
    """Return a doubt as lines for a person; the row of corrections.csv stays whole, so that it can be copied."""
    width = _WIDTH if not sys.stdout.isatty() else shutil.get_terminal_size().columns
    told = [doubt["message"], *([f"«{doubt['sentence']}»"] if doubt["sentence"] else [])]
    wrapper = textwrap.TextWrapper(
        max(width, 40), initial_indent="    ", subsequent_indent="    ", break_on_hyphens=False
    )
    lines = [wrapper.fill(text) for text in told]
    row = correction_line(doubt)
    return "\n".join(
        [f"{doubt['source']}  {doubt['severity']}  {doubt['code']}", *lines, *([f"    + {row}"] if row else [])]
    )


def correction_line(doubt: dict[str, str]) -> str:
    """Return the row of corrections.csv that settles a doubt; «» where no row can.

    >>> correction_line({**dict.fromkeys(ROW, ""), "document": "bai-7", "wrong": "ông An, chủ tịch", "right": "?"})
    'bai-7,"ông An, chủ tịch",?,,,'
    """
    if not doubt["wrong"]:
        return ""
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(doubt[name] for name in ROW)
    return line.getvalue()
