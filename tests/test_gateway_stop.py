"""The gateway as uvicorn runs it, on a free port, for the time of one message."""

import threading
import time

import httpx
import pytest
import uvicorn

from bot.gateway.__main__ import server_config
from bot.settings import Settings
from bot.stack.ports import free_ports
from tests.gateway import EchoRasa, gateway_app


@pytest.fixture
def server(knowledge):
    settings = Settings(port=free_ports(1)[0])
    app = gateway_app(knowledge, EchoRasa(0.4))
    server = uvicorn.Server(uvicorn.Config(app, **server_config(settings)))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield server
    server.should_exit = True
    thread.join(10)
    assert not thread.is_alive()


def test_a_message_that_is_being_answered_is_finished_when_the_gateway_stops(server):
    replies = []

    def ask():
        replies.append(httpx.post(f"{url}/api/messages", json={"text": "hoi"}, trust_env=False))

    url = f"http://127.0.0.1:{server.config.port}"
    asking = threading.Thread(target=ask)
    asking.start()
    time.sleep(0.2)
    server.should_exit = True
    asking.join(5)
    assert replies[0].status_code == 200 and replies[0].json()["messages"][-1]["text"] == "echo hoi"


def test_a_stop_waits_as_long_as_the_setting_says():
    assert server_config(Settings(shutdown_seconds=3))["timeout_graceful_shutdown"] == 3
    assert server_config(Settings(shutdown_seconds=0))["timeout_graceful_shutdown"] is None


def test_the_server_believes_no_forwarded_address_and_writes_no_log_of_its_own():
    config = server_config(Settings())
    assert config["proxy_headers"] is False and config["access_log"] is False
