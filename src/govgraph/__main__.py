"""`python -m govgraph` is the command `govgraph`."""

from govgraph.cli import main

main()
