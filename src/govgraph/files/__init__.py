"""Files wherever they lie: on this machine, behind an address, within an archive; names that a file may have."""
