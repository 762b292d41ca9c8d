"""Texts set as the files that offices keep: .docx, .odt, .rtf, .pdf, .xlsx, .xls."""

import datetime
import html
import io
import re
import zipfile
from pathlib import Path

import xlwt
from openpyxl import Workbook, load_workbook
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

FONTS = (
    Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"),
    Path("/usr/share/fonts/truetype/liberation/LiberationSerif-Regular.ttf"),
    Path("/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf"),
)
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_COLUMNS = re.compile(r"\s{4,}")


def docx(text: str) -> bytes:
    paragraphs = "".join(f"<w:p>{_run(line)}</w:p>" for line in text.split("\n") if line.strip())
    return word_file(paragraphs)


def word_file(body: str) -> bytes:
    """A Word file with this body and the least that Word puts beside it."""
    package = "http://schemas.openxmlformats.org/package/2006"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    types = (
        f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>'
    )
    relations = (
        f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r1" Type="{office}" Target="word/document.xml"/></Relationships>'
    )
    document = f'<?xml version="1.0"?><w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    return zipped({"[Content_Types].xml": types, "_rels/.rels": relations, "word/document.xml": document})


def _run(line: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{html.escape(line)}</w:t></w:r>'


def odt(text: str) -> bytes:
    def written(line: str) -> str:
        return re.sub(" {2,}", lambda run: f'<text:s text:c="{len(run[0])}"/>', html.escape(line))

    paragraphs = "".join(f"<text:p>{written(line)}</text:p>" for line in text.split("\n") if line.strip())
    content = (
        '<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>'
        f"{paragraphs}</office:text></office:body></office:document-content>"
    )
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def rtf(text: str) -> bytes:
    def written(letter: str) -> str:
        if letter in "\\{}":
            return f"\\{letter}"
        code = ord(letter)
        return letter if code < 0x80 else f"\\u{code if code < 0x8000 else code - 0x10000}?"

    lines = (line for line in text.split("\n"))
    return ("{\\rtf1\\ansi\\uc1 " + "\\par\n".join("".join(map(written, line)) for line in lines) + "}").encode("ascii")


def pdf(text: str) -> bytes:
    """A page as a word processor sets it: lines broken at the margin, two columns where the text has them."""
    font = next(path for path in FONTS if path.exists())
    pdfmetrics.registerFont(TTFont("text", str(font)))
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    width, height = A4
    y = height - 50

    def put(x: float, words: str) -> None:
        canvas.setFont("text", 10)
        canvas.drawString(x, y, words)

    for line in text.split("\n"):
        columns = _COLUMNS.split(line.strip())
        if not line.strip():
            y -= 8
        elif len(columns) == 2:
            put(50, columns[0])
            put(320, columns[1])
            y -= 14
        elif len(line) - len(line.lstrip()) > 30:
            put(320, line.strip())
            y -= 14
        else:
            for part in simpleSplit(line.strip(), "text", 10, width - 100):
                if y < 50:
                    canvas.showPage()
                    y = height - 50
                put(50, part)
                y -= 14
    canvas.save()
    return file.getvalue()


def xlsx(text: str) -> bytes:
    """A workbook into which a text was typed: a row a line, a second column where the text has one."""
    book = Workbook()
    for line in text.split("\n"):
        columns = _COLUMNS.split(line.strip())
        far_right = len(line) - len(line.lstrip()) > 30
        book.active.append(["", line.strip()] if far_right else columns if len(columns) == 2 else [line])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def xls(book: bytes) -> bytes:
    """The same workbook (.xlsx) as Excel 97 saves it: values, dates, joined cells, hidden rows."""
    old = xlwt.Workbook(encoding="utf-8")
    day = xlwt.easyxf(num_format_str="DD/MM/YYYY")
    for sheet in load_workbook(io.BytesIO(book)).worksheets:
        table = old.add_sheet(sheet.title)
        for top, bottom, left, right in (
            (m.min_row, m.max_row, m.min_col, m.max_col) for m in sheet.merged_cells.ranges
        ):
            table.merge(top - 1, bottom - 1, left - 1, right - 1)
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.value is not None):
            place = (cell.row - 1, cell.column - 1, cell.value)
            table.write(*place, day) if isinstance(cell.value, datetime.datetime) else table.write(*place)
        for number, about in sheet.row_dimensions.items():
            table.row(number - 1).hidden = bool(about.hidden)
    file = io.BytesIO()
    old.save(file)
    return file.getvalue()


def zipped(members: dict[str, str | bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()
