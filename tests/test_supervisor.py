"""How the stack is set up; tests/test_stack.py runs it."""

import shutil
import socket
import subprocess
from pathlib import Path

import pytest

import bot.stack.__main__ as run
from bot.problems import KnowledgeError, Problem
from bot.settings import SettingError
from bot.stack.model import environment, model_path
from bot.stack.ports import free_ports, is_free
from bot.stack.supervisor import Stack, StackFailed
from bot.stack.validate import warnings_in


def test_private_ports_are_all_different():
    ports = free_ports(3)
    assert len(set(ports)) == 3 and all(is_free("127.0.0.1", port) for port in ports)


def test_a_taken_port_is_noticed():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        assert not is_free("127.0.0.1", taken.getsockname()[1])


def test_the_model_depends_on_what_rasa_learns_from(monkeypatch):
    before = model_path()
    monkeypatch.setenv("GV_ENCODER", "een/ander-model")
    assert model_path() != before


def test_rasa_runs_without_telemetry():
    assert environment()["RASA_TELEMETRY_ENABLED"] == "false"


def test_the_supervisor_gets_all_three_parts_on_loopback():
    stack = Stack(8080, Path("model.tar.gz"))
    config = stack._config()
    assert all(f"[program:{name}]" in config for name in ("rasa", "actions", "gateway"))
    assert f"-i 127.0.0.1 -p {stack.rasa_port}" in config
    stack.stop()


def test_a_part_that_cannot_start_is_named_with_the_end_of_its_log(monkeypatch):
    monkeypatch.setattr(Stack, "_config", lambda self: "[supervisord]\nnot a setting\n")
    with Stack(free_ports(1)[0], Path("model.tar.gz")) as stack, pytest.raises(StackFailed, match="did not start"):
        stack.wait_until_ready(20)


def test_a_stack_that_was_not_started_has_no_process():
    with pytest.raises(StackFailed, match="has not been started"):
        _ = Stack(8080, Path("model.tar.gz")).pid


def refused(monkeypatch, name, value):
    monkeypatch.setattr(run, name, value)
    with pytest.raises(run.CannotStart) as caught:
        run.checked_settings()
    (line,) = str(caught.value).splitlines()
    return line


def fails_with(error):
    def fail():
        raise error

    return fail


def test_a_broken_setting_is_one_clear_line(monkeypatch):
    assert "GV_PORT" in refused(
        monkeypatch, "load_settings", fails_with(SettingError("GV_PORT is 'x': geef een getal."))
    )


def test_broken_content_is_one_clear_line(monkeypatch):
    problems = [Problem(Path("knowledge/ouder/a.md"), "Kort", "is leeg.", "Schrijf een tekst."), *[None] * 4]
    line = refused(monkeypatch, "load_knowledge", fails_with(KnowledgeError(problems)))
    assert "5 fault(s)" in line and "`make check`" in line and "a.md › Kort: is leeg." in line


def test_a_missing_encoder_is_one_clear_line(monkeypatch):
    assert "git checkout models/encoder" in refused(monkeypatch, "ENCODER_FILE", Path("bestaat-niet.onnx"))


def test_rasas_warnings_about_our_files_are_found():
    output = "a line\nUserWarning: intent 'x' has no examples\nFutureWarning: numpy something\n"
    assert warnings_in(output) == ["UserWarning: intent 'x' has no examples"]


def test_setup_says_how_to_get_python(tmp_path):
    for name in ("requirements/run.txt", "requirements/dev.txt", ".python-version"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("")
    tools = tmp_path / "bin"
    tools.mkdir()
    for tool in ("cat", "cksum", "dirname"):
        (tools / tool).symlink_to(shutil.which(tool))
    script = shutil.copy("setup.sh", tmp_path)
    done = subprocess.run(
        ["/bin/sh", script, "run"], capture_output=True, text=True, env={"PATH": str(tools), "HOME": str(tmp_path)}
    )
    assert done.returncode == 1 and "pyenv install 3.10" in done.stderr
