"""Static files, in a folder made for the test."""

import os

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import Mount
from starlette.testclient import TestClient

from bot.gateway.pages import Pages


@pytest.fixture
def web(tmp_path):
    for name in ("index.html", "jong/index.html", "demo/inspect/index.html", "a.js", "README.md", ".geheim.js"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{name} " * 300)
    (tmp_path.parent / "buiten.js").write_text("geheim")
    return tmp_path


@pytest.fixture
def http(web):
    return visit(web)


def visit(web, seconds=0):
    app = Starlette(routes=[Mount("/", Pages(web, seconds))], middleware=[Middleware(GZipMiddleware)])
    return TestClient(app, base_url="http://binnen", follow_redirects=False)


@pytest.mark.parametrize("path", ["/", "/jong/", "/demo/inspect/"])
def test_a_folder_shows_its_page(http, path):
    page = http.get(path)
    assert page.status_code == 200 and page.headers["content-type"].startswith("text/html")
    assert page.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize(
    ("path", "location"), [("/jong", "jong/"), ("/demo/inspect?a=1", "inspect/?a=1"), ("/demo/inspect", "inspect/")]
)
def test_without_a_slash_one_is_sent_on_whatever_the_address_outside_is(http, path, location):
    reply = http.get(path)
    assert reply.is_redirect and reply.headers["location"] == location
    assert http.get(path, follow_redirects=True).status_code == 200


@pytest.mark.parametrize(
    "path", ["/README.md", "/.geheim.js", "/weg.js", "/demo", "/%2e%2e/buiten.js", "/..%2fbuiten.js"]
)
def test_what_is_not_for_visitors_is_not_there(http, path):
    assert http.get(path, follow_redirects=True).status_code == 404


def test_a_file_that_did_not_change_is_not_sent_again(http):
    first = http.get("/a.js")
    again = http.get("/a.js", headers={"if-none-match": f'"oud", {first.headers["etag"]}'})
    assert again.status_code == 304 and again.content == b"" and again.headers["etag"] == first.headers["etag"]


def test_a_changed_file_is_sent_and_has_another_tag(http, web):
    first = http.get("/a.js")
    (web / "a.js").write_text("nieuw")
    again = http.get("/a.js", headers={"if-none-match": first.headers["etag"]})
    assert again.text == "nieuw" and again.headers["etag"] != first.headers["etag"]


def test_the_tag_says_what_is_in_the_file_not_when_it_was_written(http, web):
    first = http.get("/a.js").headers["etag"]
    os.utime(web / "a.js", (0, 0))
    assert http.get("/a.js").headers["etag"] == first


def test_scripts_may_be_kept_as_long_as_the_setting_says(web):
    http = visit(web, seconds=300)
    assert http.get("/a.js").headers["cache-control"] == "public, max-age=300"
    assert http.get("/").headers["cache-control"] == "no-cache"


def test_a_file_travels_packed(http):
    packed = http.get("/a.js", headers={"accept-encoding": "gzip"})
    assert packed.headers["content-encoding"] == "gzip" and "Accept-Encoding" in packed.headers["vary"]
    assert "content-encoding" not in http.get("/a.js", headers={"accept-encoding": "identity"}).headers
