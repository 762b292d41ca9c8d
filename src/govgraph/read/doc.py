"""Old Word files (.doc): converted by LibreOffice, where it is installed, and read as .docx."""

import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from govgraph.errors import SourceError
from govgraph.read import docx
from govgraph.read.page import Page

_LONGEST = 120  # seconds


def read(data: bytes, name: str) -> Page:
    """Return the page of an old Word file.

    Raises:
        SourceError: LibreOffice is not installed or cannot read the file.
    """
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise SourceError(
            f"{name}: an old Word file needs LibreOffice, which is not installed here; install it, or save the file as "
            ".docx"
        )
    with TemporaryDirectory() as folder:
        source = Path(folder, "document.doc")
        source.write_bytes(data)
        # A profile of its own: another LibreOffice that runs would keep this one waiting; macros are off in it.
        command = [program, f"-env:UserInstallation={Path(folder, 'profile').as_uri()}", "--headless"]
        command += ["--convert-to", "docx", "--outdir", folder, str(source)]
        try:
            subprocess.run(command, capture_output=True, timeout=_LONGEST, check=False)
        except (subprocess.TimeoutExpired, OSError) as error:
            raise SourceError(f"{name}: LibreOffice did not convert the file ({error}); save it as .docx") from error
        converted = source.with_suffix(".docx")
        if not converted.exists():
            raise SourceError(f"{name}: LibreOffice cannot read the file; save it as .docx in the program it came from")
        return docx.read(converted.read_bytes(), name)
