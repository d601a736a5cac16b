import base64
import hashlib

import pytest

from bot.gateway.widget_hash import CannotHash, main, modules_of, sri, tags


@pytest.fixture
def entry(tmp_path):
    folder = tmp_path / "widget"
    folder.mkdir()
    (folder / "a.js").write_text('import { b } from "./b.js";\nexport * from "./c.js";\n// import "./never.js"\n')
    (folder / "b.js").write_text('/** @typedef {import("./types.js").T} T */\nimport {\n  c,\n} from "./c.js";\n')
    (folder / "c.js").write_text('import "./a.js";\nexport function f(/** @type {import("./types")} */ x) {}\n')
    return folder / "a.js"


def test_the_hash_is_what_a_browser_computes():
    assert sri(b"x") == "sha384-" + base64.b64encode(hashlib.sha384(b"x").digest()).decode()


def test_every_module_that_is_loaded_is_found_once(entry):
    assert [path.name for path in modules_of(entry)] == ["a.js", "b.js", "c.js"]


def test_a_missing_module_is_named(entry):
    (entry.parent / "c.js").unlink()
    with pytest.raises(CannotHash, match="c.js is er niet"):
        modules_of(entry)


def test_the_tags_hold_each_file_to_its_hash(entry):
    html = tags("https://chat.nl", entry)
    script = (
        f'<script type="module" src="https://chat.nl/widget/a.js" integrity="{sri(entry.read_bytes())}" crossorigin'
    )
    assert script in html and html.count('rel="modulepreload"') == 2 and html.count('integrity="sha384-') == 3
    assert '<gewoon-vragen server="https://chat.nl/">' in html


def test_an_incomplete_server_gets_an_example(capsys):
    assert main(["--server", "chat.nl"]) == 2
    assert "SERVER=https://chat.voorbeeldstad.nl" in capsys.readouterr().err
