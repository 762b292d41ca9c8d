"""How many requests a client may make: a bucket each, from which a request takes one and which fills at a rate."""

from __future__ import annotations

import ipaddress
import time
from collections import OrderedDict

_REMEMBERED = 10_000  # clients; who has not come for longest is forgotten first


class Buckets:
    """The buckets of all clients.

    >>> buckets = Buckets(rate=1, burst=2)
    >>> [buckets.take("192.0.2.1") for _ in range(3)]
    [0, 0, 1]
    >>> buckets.take("192.0.2.2")
    0
    """

    def __init__(self, rate: float, burst: int) -> None:
        self._rate = rate
        self._burst = burst
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, client: str) -> int:
        """Return 0 where a client may make a request, else the seconds after which it may."""
        if not self._rate:
            return 0
        now = time.monotonic()
        name = network(client)
        left, last = self._buckets.pop(name, (float(self._burst), now))
        left = min(self._burst, left + (now - last) * self._rate)
        wait = 0 if left >= 1 else max(1, round((1 - left) / self._rate))
        self._buckets[name] = (left if wait else left - 1, now)
        if len(self._buckets) > _REMEMBERED:
            self._buckets.popitem(last=False)
        return wait


def network(client: str) -> str:
    """Return what stands for a client: its address, of IPv6 the network, in which a client has all addresses.

    >>> network("2001:db8:1:2:3:4:5:6"), network("::ffff:192.0.2.1"), network("a socket")
    ('2001:db8:1:2::', '192.0.2.1', 'a socket')
    """
    try:
        address = ipaddress.ip_address(client)
    except ValueError:
        return client
    if address.version == 4:
        return client
    if address.ipv4_mapped:  # what a socket for both calls a client of IPv4
        return str(address.ipv4_mapped)
    return str(ipaddress.ip_network((address, 64), strict=False).network_address)
