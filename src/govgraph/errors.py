"""The exceptions. Each message says what is wrong, where, and what to do.

::

    GovgraphError
    ├── SourceError       a document could not be read
    ├── NotationError     a date, number or name is not written as the notation asks
    ├── CorrectionError   a file of corrections cannot be read, or a row of it cannot be meant
    ├── JudgementError    a file of judgements cannot be read, or a row of it cannot be meant
    ├── CodeListError     a code list is broken, or a code is not in it
    ├── ValidationError   shapes or data to validate could not be read
    ├── StoreError        a store is missing, locked, damaged or of another version
    ├── QueryError        a question is unknown, malformed or lacks a parameter
    ├── ExportError       an output format is unknown or a file could not be written
    ├── MetadataError     a file of metadata cannot be read, or a field of it cannot be meant
    ├── ClusterError      a cluster cannot be reached, or cannot do the work
    └── ServeError        a server cannot start

Doubtful data are no exceptions: they become `govgraph.model.Issue` rows.
"""


class GovgraphError(Exception):
    """The ancestor of all: catch it to catch every error that a user can mend."""


class SourceError(GovgraphError):
    """A document could not be read; the message names the file and the remedy."""


class NotationError(GovgraphError):
    """A text is not a value of the notation (date, document number, personal name).

    `vietnamese` is the same message in Vietnamese, where it can become that of an issue; else it is empty.
    """

    def __init__(self, message: str, vietnamese: str = "") -> None:
        super().__init__(message)
        self.vietnamese = vietnamese


class CorrectionError(GovgraphError):
    """A file of corrections cannot be read, or a row cannot be meant; the message names file, line and remedy."""


class JudgementError(GovgraphError):
    """A file of judgements cannot be read, or a row cannot be meant; the message names file, line and remedy."""


class CodeListError(GovgraphError):
    """A code list is broken, or a code is not in its list."""


class ValidationError(GovgraphError):
    """The shapes, or the data to validate, could not be read."""


class StoreError(GovgraphError):
    """A store is missing, locked, damaged or of another version."""


class QueryError(GovgraphError):
    """A question is unknown, malformed, or lacks or misstates a parameter."""


class ExportError(GovgraphError):
    """An output format is unknown, or its file could not be written."""


class MetadataError(GovgraphError):
    """A file of metadata cannot be read, or a field cannot be meant; the message names file, field and remedy."""


class ClusterError(GovgraphError):
    """A cluster cannot be reached, or a shard cannot be written or read."""


class ServeError(GovgraphError):
    """A server cannot listen at its address, or its processes do not start."""
