"""Runs gateway, actions and Rasa under supervisord, which restarts a part that dies."""

from __future__ import annotations

import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from string import Template

import httpx

from bot.paths import ROOT
from bot.stack.model import environment
from bot.stack.ports import free_ports

STOP_SECONDS = 30
_SUPERVISOR = """\
[supervisord]
nodaemon=true
logfile=$folder/supervisord.log
pidfile=$folder/supervisord.pid
childlogdir=$folder
loglevel=info
"""
_PROGRAM = """
[program:$name]
command=$command
directory=$root
autorestart=true
startsecs=5
startretries=5
stopsignal=TERM
stopwaitsecs=8
stopasgroup=true
killasgroup=true
redirect_stderr=true
stdout_logfile=$folder/$name.log
stdout_logfile_maxbytes=1MB
stdout_logfile_backups=1
"""


class StackFailed(Exception):
    """The stack did not start; the message says which part and how its log ends."""


@dataclass
class Stack:
    """The three processes. Use as a context manager: leaving it leaves no process."""

    port: int
    model: Path
    host: str = "127.0.0.1"
    settings: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.rasa_port, self.actions_port = free_ports(2)
        self._folder = tempfile.TemporaryDirectory(prefix="gewoon-vragen-")
        self.folder = Path(self._folder.name)
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://{self.host}:{self.port}"

    @property
    def pid(self) -> int:
        if self._process is None:
            raise StackFailed("The stack has not been started.")
        return self._process.pid

    def __enter__(self) -> Stack:
        self.start()
        return self

    def __exit__(self, *error: object) -> None:
        self.stop()

    def start(self) -> None:
        config = self.folder / "supervisord.conf"
        config.write_text(self._config(), encoding="utf-8")
        command = [sys.executable, "-m", "supervisor.supervisord", "-n", "-c", str(config)]
        self._process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=environment() | self.settings | self._addresses(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            # Ctrl-C reaches only the command itself, which then stops the parts in order.
            start_new_session=True,
        )

    def _addresses(self) -> dict[str, str]:
        return {
            "GV_PORT": str(self.port),
            "GV_HOST": self.host,
            "GV_ACTIONS_PORT": str(self.actions_port),
            "GV_RASA_URL": f"http://127.0.0.1:{self.rasa_port}",
            "GV_ACTIONS_URL": f"http://127.0.0.1:{self.actions_port}",
        }

    def _config(self) -> str:
        rasa = f"-m rasa run -i 127.0.0.1 -p {self.rasa_port} --model {self.model} --endpoints endpoints.yml"
        commands = {
            "actions": "-m actions",
            "rasa": f"{rasa} --credentials credentials.yml --logging-config-file bot/stack/logging.yml",
            "gateway": "-m bot.gateway",
        }
        values = {"root": ROOT, "folder": self.folder}
        programs = (
            Template(_PROGRAM).substitute(values, name=name, command=f"{sys.executable} {command}")
            for name, command in commands.items()
        )
        return Template(_SUPERVISOR).substitute(values) + "".join(programs)

    def wait_until_ready(self, seconds: float = 400) -> None:
        """Returns when a real question is answered. Raises StackFailed when that takes too long."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self._process is None or self._process.poll() is not None or self._gave_up():
                break
            if self._is_ready():
                return
            time.sleep(0.25)
        raise StackFailed(f"The assistant did not start.\n{self.log_ends()}")

    def _is_ready(self) -> bool:
        try:
            return httpx.get(f"{self.url}/healthz", timeout=15, trust_env=False).status_code == 200
        except httpx.HTTPError:
            return False

    def _gave_up(self) -> bool:
        log = self.folder / "supervisord.log"
        return log.exists() and "entered FATAL state" in log.read_text(encoding="utf-8", errors="replace")

    def log_ends(self, lines: int = 8) -> str:
        parts = []
        for path in sorted(self.folder.glob("*.log")):
            said = path.read_text(encoding="utf-8", errors="replace").strip().splitlines()
            parts += [f"--- {path.stem}", *said[-lines:]] if said else []
        return "\n".join(parts)

    def stop(self) -> None:
        if self._process and self._process.poll() is None:
            self._process.send_signal(signal.SIGTERM)
            try:
                self._process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                self._process.kill()
        self._folder.cleanup()
