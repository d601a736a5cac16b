"""Saving is all or nothing: no fault, full disk or killed process leaves half a change."""

import errno
import json
import os
import subprocess
import sys

import pytest

import editor.desk.store as module
from editor.desk.git import GitError, Person, blob
from editor.desk.store import ChangedMeanwhile, NotSaved, Store
from tests.desk_helpers import git

ANNA = Person("Anna de Vries", "anna@redactie.invalid")


@pytest.fixture
def store(tmp_path):
    (tmp_path / "a.md").write_text("een\n", encoding="utf-8")
    (tmp_path / "b.md").write_text("twee\n", encoding="utf-8")
    git(tmp_path, "init", "-q")
    git(tmp_path, "-c", "user.name=x", "-c", "user.email=x", "add", "-A")
    git(tmp_path, "-c", "user.name=x", "-c", "user.email=x", "commit", "-q", "-m", "Start")
    return Store(tmp_path)


def texts(store):
    return store.read("a.md"), store.read("b.md")


def leftovers(store):
    return [path.name for path in store.root.iterdir() if path.name.endswith(".tmp")]


def test_a_save_is_one_commit_with_the_name_and_the_sentence(store):
    store.save(
        {"a.md": "een\n", "b.md": "twee\n"}, {"a.md": "1\n", "b.md": None, "map/c.md": "3\n"}, ANNA, "Alles anders"
    )
    assert git(store.root, "log", "-1", "--format=%an|%s") == "Anna de Vries|Alles anders"
    assert texts(store) == ("1\n", None) and store.read("map/c.md") == "3\n"
    assert git(store.root, "status", "--porcelain") == ""


def test_only_the_saved_paths_are_in_the_commit(store):
    (store.root / "los.txt").write_text("van een ander", encoding="utf-8")
    git(store.root, "add", "los.txt")
    store.save({"a.md": "een\n"}, {"a.md": "1\n"}, ANNA, "Een")
    assert git(store.root, "show", "--name-only", "--format=", "HEAD") == "a.md"
    assert git(store.root, "status", "--porcelain") == "A  los.txt"


def test_what_changed_meanwhile_is_not_overwritten(store):
    (store.root / "a.md").write_text("van een ander\n", encoding="utf-8")
    with pytest.raises(ChangedMeanwhile):
        store.save({"a.md": "een\n"}, {"a.md": "1\n"}, ANNA, "Een")
    assert store.read("a.md") == "van een ander\n"


def test_what_was_changed_by_other_means_becomes_a_version_of_its_own(store):
    (store.root / "a.md").write_text("met de hand\n", encoding="utf-8")
    store.save({"a.md": "met de hand\n"}, {"a.md": "1\n"}, ANNA, "Een")
    assert store.git.text_at("HEAD~1", "a.md") == "met de hand\n"


def test_nothing_changed_is_nothing_saved(store):
    with pytest.raises(NotSaved, match="niets veranderd"):
        store.save({"a.md": "een\n"}, {"a.md": "een\n"}, ANNA, "Een")


def test_a_full_disk_leaves_everything_as_it_was(store, monkeypatch):
    written = []

    def full(handle):
        written.append(handle)
        # The journal fits, the first file fits, the second does not.
        if len(written) == 3:
            raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NotSaved, match="schijf is vol"):
        store.save({"a.md": "een\n", "b.md": "twee\n"}, {"a.md": "1\n", "b.md": "2\n"}, ANNA, "Beide")
    assert texts(store) == ("een\n", "twee\n") and leftovers(store) == []


def test_a_commit_that_fails_puts_the_files_back(store, monkeypatch):
    monkeypatch.setattr(store.git, "commit", lambda *_: (_ for _ in ()).throw(GitError("index.lock")))
    with pytest.raises(NotSaved, match="ander programma"):
        store.save({"a.md": "een\n"}, {"a.md": "1\n", "c.md": "nieuw\n"}, ANNA, "Een")
    assert texts(store) == ("een\n", "twee\n") and store.read("c.md") is None
    assert git(store.root, "status", "--porcelain") == ""


KILLED = """
import os, sys
from pathlib import Path
import editor.desk.store as module
from editor.desk.git import Person
store = module.Store(Path(sys.argv[1]))
real, done = os.replace, []
def replace(source, target):
    real(source, target)
    done.append(target)
    # One of the two files has taken its place (the first is the journal).
    if len(done) == 2:
        os._exit(9)
os.replace = replace
store.save({"a.md": "een\\n", "b.md": "twee\\n"}, {"a.md": "1\\n", "b.md": "2\\n"}, Person("A", "a@a"), "Beide")
"""


def test_a_killed_desk_leaves_the_last_good_state_when_it_starts_again(store):
    killed = subprocess.run([sys.executable, "-c", KILLED, str(store.root)], capture_output=True, check=False)
    assert killed.returncode == 9, killed.stderr
    assert texts(store) == ("1\n", "twee\n")
    again = Store(store.root)
    assert texts(again) == ("een\n", "twee\n") and git(store.root, "status", "--porcelain") == ""


def test_a_desk_that_was_killed_after_the_commit_keeps_it(store):
    store.save({"a.md": "een\n"}, {"a.md": "1\n"}, ANNA, "Een")
    journal = {"before": {"a.md": "een\n"}, "after": {"a.md": "1\n"}}
    (store.folder / "bezig.json").write_text(json.dumps(journal), encoding="utf-8")
    assert Store(store.root).read("a.md") == "1\n"


def test_a_file_that_was_edited_after_the_kill_is_left_alone(store):
    journal = {"before": {"a.md": "een\n"}, "after": {"a.md": "1\n"}}
    (store.folder / "bezig.json").write_text(json.dumps(journal), encoding="utf-8")
    (store.root / "a.md").write_text("met de hand\n", encoding="utf-8")
    assert Store(store.root).read("a.md") == "met de hand\n"


def test_the_hash_of_a_text_is_that_of_git(store):
    assert blob("een\n") == git(store.root, "rev-parse", "HEAD:a.md")


def test_the_module_keeps_no_temporary_files(store):
    store.save({"a.md": "een\n"}, {"a.md": "1\n"}, ANNA, "Een")
    assert leftovers(store) == [] and not (store.folder / "bezig.json").exists() and module.DESK == "redactie"
