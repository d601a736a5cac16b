import pytest
from starlette.requests import Request

from bot.gateway import addresses
from bot.gateway.addresses import Addresses, is_this_machine, visitor_address
from tests.test_sessions import Clock


def request(peer, *forwarded, **headers):
    found = [(b"x-forwarded-for", line.encode()) for line in forwarded]
    found += [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return Request({"type": "http", "client": (peer, 5000) if peer else None, "headers": found})


def address(text):
    return visitor_address(request(text), proxies=0)


@pytest.mark.parametrize(
    ("proxies", "forwarded", "expected"),
    [
        (0, ["6.6.6.6"], "10.0.0.1"),
        (1, ["6.6.6.6, 7.7.7.7"], "7.7.7.7"),
        (2, ["6.6.6.6, 7.7.7.7, 8.8.8.8"], "7.7.7.7"),
        (2, ["6.6.6.6, 7.7.7.7", "8.8.8.8"], "7.7.7.7"),
        (2, ["7.7.7.7"], "10.0.0.1"),
        (1, [], "10.0.0.1"),
        (1, ["onbekend"], "10.0.0.1"),
        (1, ["7.7.7.7:443"], "7.7.7.7"),
        (1, ["[2001:db8::7]:443"], "2001:db8::7"),
        (1, ["::ffff:7.7.7.7"], "7.7.7.7"),
    ],
)
def test_only_what_our_own_proxies_added_is_believed(proxies, forwarded, expected):
    assert str(visitor_address(request("10.0.0.1", *forwarded), proxies)) == expected


@pytest.mark.parametrize(("peer", "here"), [("127.0.0.1", True), ("::1", True), ("10.0.0.1", False), (None, False)])
def test_the_machine_itself_is_known(peer, here):
    assert is_this_machine(request(peer)) is here


@pytest.mark.parametrize("headers", [{"x_forwarded_for": "127.0.0.1"}, {"forwarded": "for=127.0.0.1"}])
def test_what_came_through_a_proxy_is_not_the_machine_itself(headers):
    assert not is_this_machine(request("127.0.0.1", **headers))


def test_a_rate_is_kept_for_each_address():
    limit = Addresses(a_minute=2, clock=Clock())
    assert [limit.too_fast(address("7.7.7.7")) for _ in range(3)] == [False, False, True]
    assert not limit.too_fast(address("8.8.8.8"))


def test_one_ipv6_network_is_one_visitor():
    limit = Addresses(a_minute=1, clock=Clock())
    assert not limit.too_fast(address("2001:db8:0:1::1"))
    assert limit.too_fast(address("2001:db8:0:1:ffff::2")) and not limit.too_fast(address("2001:db8:0:2::1"))


@pytest.mark.parametrize("peer", ["127.0.0.1", "::1", None, "testclient"])
def test_the_machine_itself_and_the_unknown_are_not_limited(peer):
    limit = Addresses(a_minute=1, clock=Clock())
    assert not any(limit.too_fast(address(peer)) for _ in range(5))


def test_zero_is_off():
    limit = Addresses(a_minute=0, clock=Clock())
    assert not any(limit.too_fast(address("7.7.7.7")) for _ in range(1000)) and len(limit) == 0


def test_a_hash_is_forgotten_a_minute_after_the_last_message():
    clock = Clock()
    limit = Addresses(a_minute=5, clock=clock)
    limit.too_fast(address("7.7.7.7"))
    clock.now = 30
    limit.too_fast(address("8.8.8.8"))
    clock.now = 60
    limit.forget()
    assert len(limit) == 1


def test_no_address_is_kept_and_tomorrow_its_hash_is_another():
    clock = Clock()
    limit = Addresses(a_minute=5, clock=clock)
    limit.too_fast(address("7.7.7.7"))
    (today,) = limit._seen
    clock.now = addresses.A_DAY
    limit.too_fast(address("7.7.7.7"))
    (tomorrow,) = limit._seen
    assert today != tomorrow and address("7.7.7.7").packed not in (today, tomorrow)


def test_the_memory_for_addresses_is_bounded(monkeypatch):
    monkeypatch.setattr(addresses, "ADDRESSES_KEPT", 3)
    limit = Addresses(a_minute=5, clock=Clock())
    for last in range(10):
        limit.too_fast(address(f"7.7.7.{last}"))
    assert len(limit) == 3
