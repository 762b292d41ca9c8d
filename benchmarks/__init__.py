"""What govgraph is measured by: what it reads right (`extraction`) and how its time grows (`growth`)."""
