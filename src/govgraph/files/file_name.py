"""What the name of a file tells, wherever the file lies: in an archive, at an address."""

from __future__ import annotations

from abc import abstractmethod
from pathlib import PurePosixPath


class Named:
    """A file by its name, with `stem` and `suffix` as those of `pathlib`."""

    __slots__ = ()

    @property
    @abstractmethod
    def name(self) -> str:
        """The name of the file."""

    @property
    def stem(self) -> str:
        """The name without its ending."""
        return PurePosixPath(self.name).stem

    @property
    def suffix(self) -> str:
        """The ending of the name, with its dot."""
        return PurePosixPath(self.name).suffix
