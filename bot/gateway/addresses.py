"""A rate per network address, without an address being kept: a keyed hash for a minute, with a key for a day."""

from __future__ import annotations

import hashlib
import ipaddress
import secrets
import time
from collections import OrderedDict, deque
from collections.abc import Callable

from starlette.requests import HTTPConnection

from bot.gateway.rate import A_MINUTE, one_too_many

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
A_DAY = 24 * 3600.0
# One visitor of IPv6 has a whole /64 to choose an address from.
IPV6_NETWORK = 64
# Bounds the memory when somebody uses very many addresses; the longest unused makes room.
ADDRESSES_KEPT = 50_000


def visitor_address(request: HTTPConnection, proxies: int) -> Address | None:
    """The address as the outermost of our own proxies saw it; None when it is not known.

    Each proxy adds the address that it saw at the right of X-Forwarded-For; what stands further left was written by
    the visitor and is not believed.
    """
    peer = request.client.host if request.client else ""
    if proxies:
        hops = [hop.strip() for line in request.headers.getlist("x-forwarded-for") for hop in line.split(",")]
        if len(hops) >= proxies:
            return _parse(hops[-proxies]) or _parse(peer)
    return _parse(peer)


def is_this_machine(request: HTTPConnection) -> bool:
    """Whether the request was made here and did not come through a proxy."""
    peer = _parse(request.client.host) if request.client else None
    forwarded = "x-forwarded-for" in request.headers or "forwarded" in request.headers
    return peer is not None and peer.is_loopback and not forwarded


def _parse(text: str) -> Address | None:
    """Reads '1.2.3.4', '1.2.3.4:80', '::1' and '[::1]:80'."""
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


class Addresses:
    """Counts messages per address. Keeps only hashes, and those until a minute after the last counted message.

    `forget` must be called now and then also when nobody comes.
    """

    def __init__(self, a_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._a_minute, self._clock = a_minute, clock
        self._seen: OrderedDict[bytes, deque[float]] = OrderedDict()
        self._renew()

    def __len__(self) -> int:
        return len(self._seen)

    def too_fast(self, address: Address | None) -> bool:
        """Counts a message and says whether it is one too many in the last minute.

        The machine itself is never limited: behind a proxy that GV_TRUSTED_PROXIES does not name, all visitors
        together have its address.
        """
        if not self._a_minute or address is None or address.is_loopback:
            return False
        self.forget()
        key = self._hash(address)
        times = self._seen.setdefault(key, deque())
        if one_too_many(times, self._clock(), self._a_minute):
            return True
        self._seen.move_to_end(key)
        while len(self._seen) > ADDRESSES_KEPT:
            self._seen.popitem(last=False)
        return False

    def forget(self) -> None:
        """Drops every hash without a message in the last minute, and the key after a day."""
        now = self._clock()
        if now - self._renewed >= A_DAY:
            self._renew()
        while self._seen and next(iter(self._seen.values()))[-1] <= now - A_MINUTE:
            self._seen.popitem(last=False)

    def _renew(self) -> None:
        self._salt, self._renewed = secrets.token_bytes(32), self._clock()
        self._seen.clear()

    def _hash(self, address: Address) -> bytes:
        packed = address.packed[: IPV6_NETWORK // 8] if address.version == 6 else address.packed
        return hashlib.blake2b(packed, key=self._salt, digest_size=16).digest()
