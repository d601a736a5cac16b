import re
from dataclasses import fields

import pytest

from bot.paths import ROOT
from bot.settings import SettingError, Settings, load_settings


def test_settings_are_read_with_their_type():
    settings = load_settings(
        {"GV_MAX_TURNS": "3", "GV_DEADLINE_SECONDS": "0.5", "GV_CORS_ORIGINS": "https://a, http://b:8"}
    )
    assert (settings.max_turns, settings.deadline_seconds) == (3, 0.5)
    assert settings.origins == ["https://a", "http://b:8"]


@pytest.mark.parametrize("value", ["veel", "-1", ""])
def test_a_wrong_value_is_named_with_the_remedy(value):
    with pytest.raises(SettingError, match=f"GV_MAX_TURNS is '{value}'"):
        load_settings({"GV_MAX_TURNS": value})


@pytest.mark.parametrize("value", ["nan", "inf"])
def test_a_number_of_seconds_is_a_real_number(value):
    with pytest.raises(SettingError, match="GV_DEADLINE_SECONDS"):
        load_settings({"GV_DEADLINE_SECONDS": value})


@pytest.mark.parametrize(
    "origin", ["https://stad.nl/", "https://stad.nl/chat", "stad.nl", "*", "https://Stad.nl", "ftp://a"]
)
def test_an_origin_that_no_browser_sends_is_refused_with_an_example(origin):
    with pytest.raises(SettingError, match="bijvoorbeeld https://www.voorbeeldstad.nl"):
        load_settings({"GV_CORS_ORIGINS": f"https://goed.nl,{origin}"})


@pytest.mark.parametrize("token", ["geheim", "x" * 20 + " ", "é" * 20])
def test_a_weak_token_is_refused_without_being_shown(token):
    with pytest.raises(SettingError) as caught:
        load_settings({"GV_METRICS_TOKEN": token})
    assert token not in str(caught.value)


def test_a_secret_is_not_in_what_settings_print():
    assert "geheim" not in repr(Settings(metrics_token="geheim" * 4))


def test_every_setting_that_an_operator_uses_is_documented():
    page = (ROOT / "docs" / "instellingen.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"GV_[A-Z_]+", page))
    internal = {"GV_RASA_URL", "GV_ACTIONS_URL"}
    assert {f"GV_{field.name.upper()}" for field in fields(Settings)} - internal <= documented
