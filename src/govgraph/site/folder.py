"""The folder of a site: only what has changed is written, what is gone is removed, nobody else's folder is touched.

A publication (`govgraph publish`) may lie in the same folder: each removes files of its own list alone.
"""

from __future__ import annotations

import os
from pathlib import Path

from govgraph.errors import ExportError
from govgraph.profiles.publication import MANIFEST as PUBLICATION

#: By this file a folder is known as a site of ours; it lists the other files, so that those gone can be removed.
MANIFEST = "site-files.txt"
_HEAD = "govgraph site 1\n"


class SiteFolder:
    """A folder that takes the files of a site."""

    def __init__(self, path: Path) -> None:
        """Open a folder that is missing, empty or a site, or where a publication alone lies.

        Raises:
            ExportError: it is none of these.
        """
        self.path = path
        try:
            if path.exists() and not path.is_dir():
                raise ExportError(f"{path}: is no folder; name another with -o")
            if path.is_dir() and not self._is_site() and (strange := self._strange()):
                raise ExportError(
                    f"{path}: holds «{strange}», which is of no site and no publication of govgraph; name an empty "
                    "folder with -o"
                )
            # Nothing is there that could be the same: tens of thousands of files are not asked for.
            self._is_new = not (path.is_dir() and any(path.iterdir()))
            path.mkdir(parents=True, exist_ok=True)
            if not (path / MANIFEST).exists():
                (path / MANIFEST).write_text(_HEAD, encoding="utf-8")
        except OSError as error:
            raise ExportError(f"{path}: cannot be used ({error.strerror}); name another with -o") from error

    def _is_site(self) -> bool:
        manifest = self.path / MANIFEST
        return manifest.is_file() and manifest.read_text(encoding="utf-8").startswith(_HEAD)

    def _strange(self) -> str:
        """Return a file that `govgraph publish` did not write; nothing where there is none."""
        manifest = self.path / PUBLICATION
        published = manifest.read_text(encoding="utf-8").split("\n") if manifest.is_file() else []
        return next((one.name for one in sorted(self.path.iterdir()) if one.name not in (PUBLICATION, *published)), "")

    def put(self, name: str, content: str | bytes) -> bool:
        """Write a file where it differs, and tell whether it did.

        Raises:
            ExportError: it cannot be written.
        """
        data = content.encode() if isinstance(content, str) else content
        target = f"{self.path}/{name}"
        try:
            if not self._is_new and _holds(target, data):
                return False
            try:
                _write(target, data)
            except FileNotFoundError:
                os.makedirs(os.path.dirname(target), exist_ok=True)
                _write(target, data)
        except OSError as error:
            raise ExportError(f"{target}: cannot be written ({error.strerror}); name another folder with -o") from error
        return True

    def close(self, names: set[str]) -> int:
        """Remove the files of the last time that are not in `names`, note these, and return how many were removed."""
        before = (self.path / MANIFEST).read_text(encoding="utf-8").splitlines()[1:]
        removed = 0
        for name in before:
            if name in names or ".." in name.split("/") or name.startswith("/"):
                continue
            target = self.path / name
            if target.is_file():
                target.unlink()
                removed += 1
            for folder in target.parents:
                if folder == self.path or not folder.is_dir() or any(folder.iterdir()):
                    break
                folder.rmdir()
        self.put(MANIFEST, _HEAD + "".join(f"{name}\n" for name in sorted(names)))
        return removed


def _holds(target: str, data: bytes) -> bool:
    """Tell whether a file is there and holds these bytes."""
    try:
        if os.stat(target).st_size != len(data):
            return False
        with open(target, "rb", buffering=0) as file:
            return file.read() == data
    except FileNotFoundError:
        return False


def _write(target: str, data: bytes) -> None:
    """Write a file by three calls to the system; Python's own files make five."""
    file = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o666)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(file, rest) :]
    finally:
        os.close(file)
