"""govgraph: the paper trail of local governance as a knowledge graph that shows its evidence."""

__version__ = "0.1.0"
