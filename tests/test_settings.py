import re
from dataclasses import fields

import pytest

from bot.paths import ROOT
from bot.settings import SettingError, Settings, load_settings


def test_settings_are_read_with_their_type():
    settings = load_settings({"GV_MAX_TURNS": "3", "GV_DEADLINE_SECONDS": "0.5", "GV_CORS_ORIGINS": "a, b"})
    assert (settings.max_turns, settings.deadline_seconds, settings.origins) == (3, 0.5, ["a", "b"])


@pytest.mark.parametrize("value", ["veel", "-1", ""])
def test_a_wrong_value_is_named_with_the_remedy(value):
    with pytest.raises(SettingError, match=f"GV_MAX_TURNS is '{value}'"):
        load_settings({"GV_MAX_TURNS": value})


def test_every_setting_that_an_operator_uses_is_documented():
    page = (ROOT / "docs" / "instellingen.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"GV_[A-Z_]+", page))
    internal = {"GV_RASA_URL", "GV_ACTIONS_URL"}
    assert {f"GV_{field.name.upper()}" for field in fields(Settings)} - internal <= documented
