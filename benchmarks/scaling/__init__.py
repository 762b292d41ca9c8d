"""The parts of `python -m benchmarks.scale`: what each measures, and how the measures are told and drawn."""
