"""What a server has done, counted, in the text format of Prometheus."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable

#: Upper ends of the classes of seconds.
BOUNDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)


class Metrics:
    """Counters, one histogram of the seconds of requests, and gauges that are asked when they are read.

    >>> metrics = Metrics()
    >>> metrics.count("queries", outcome="answered")
    >>> print(metrics.text().splitlines()[-1])
    govgraph_queries_total{outcome="answered"} 1
    """

    def __init__(self) -> None:
        self._counts: Counter[tuple[str, tuple[tuple[str, str], ...]]] = Counter()
        self._gauges: dict[str, Callable[[], float]] = {}
        self._classes = [0] * (len(BOUNDS) + 1)
        self._seconds = 0.0

    def count(self, name: str, **labels: str) -> None:
        """Count one more of something; labels have few different values, and none that clients choose."""
        self._counts[name, tuple(sorted(labels.items()))] += 1

    def took(self, seconds: float) -> None:
        """Note how long a request took."""
        self._classes[bisect_left(BOUNDS, seconds)] += 1
        self._seconds += seconds

    def gauge(self, name: str, ask: Callable[[], float]) -> None:
        """Let a value be asked for each time the metrics are read."""
        self._gauges[name] = ask

    def text(self) -> str:
        """Return all as Prometheus reads it."""
        lines = []
        for name, ask in self._gauges.items():
            lines += [f"# TYPE govgraph_{name} gauge", f"govgraph_{name} {ask():g}"]
        lines.append("# TYPE govgraph_request_seconds histogram")
        total = 0
        for bound, number in zip((*map(str, BOUNDS), "+Inf"), self._classes, strict=True):
            total += number
            lines.append(f'govgraph_request_seconds_bucket{{le="{bound}"}} {total}')
        lines += [f"govgraph_request_seconds_sum {self._seconds:.6f}", f"govgraph_request_seconds_count {total}"]
        told = ""
        for (name, labels), number in sorted(self._counts.items()):
            if name != told:
                lines.append(f"# TYPE govgraph_{name}_total counter")
                told = name
            inside = ",".join(f'{key}="{value}"' for key, value in labels)
            lines.append(f"govgraph_{name}_total{{{inside}}} {number}" if inside else f"govgraph_{name}_total {number}")
        return "\n".join(lines) + "\n"
