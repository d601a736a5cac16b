"""The help ladder: from what is known to nothing, a soft closing line, or a step with places and the reason.

A pure function; its data is knowledge/gesprek/hulpladder.yml. 'Zo licht als kan': the lightest step that is enough, and
nothing at all when nobody asked and nothing says that it is needed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bot.knowledge import Article, Audience, Help
from bot.knowledge.ladder import LadderTexts
from bot.opening import is_office_time, is_open

AT_MOST = 3
# Lines for danger: named first by the article or by a signal, or not at all.
URGENT = 6
ADULT = 18 * 12
Cause = Literal["gevraagd", "signaal", "uitgeput", "niet_geholpen", "altijd"]
_GENERAL: dict[Audience, tuple[str, ...]] = {
    "ouder": ("omgeving", "jgz", "cjg", "huisarts"),
    "jongere": ("omgeving", "school", "kindertelefoon", "alles-oke", "huisarts"),
}


@dataclass(frozen=True)
class Situation:
    """What is known when the ladder is asked. `first` is the first answer on a topic; `failed` counts 'helpt niet'.

    `signals` are places in article.signals; `tried` and `shown` are keys of help that somebody went to, or saw here.
    """

    article: Article | None
    audience: Audience
    when: datetime
    signals: tuple[int, ...] = ()
    exhausted: bool = False
    failed: int = 0
    asked: bool = False
    first: bool = False
    age_months: int | None = None
    place_known: bool = False
    tried: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()


@dataclass(frozen=True)
class Advice:
    """`nothing`, a soft `closing` line, or a `step` with at most three keys of help, lightest first.

    `because` explains the decision in a few words for tests and editors; `reason` is the sentence for the user.
    `ask_place`: a place nearby would help and none is known.
    """

    kind: Literal["nothing", "closing", "step"]
    because: str
    step: int | None = None
    keys: tuple[str, ...] = ()
    reason: str = ""
    ask_place: bool = False


def advise(situation: Situation, helps: Mapping[str, Help], texts: LadderTexts) -> Advice:
    """What to say about help now."""
    cause = cause_of(situation, texts)
    if cause is None:
        return _nothing(situation)
    keys = _keys(situation, helps, texts, cause)
    if not keys:
        return (
            Advice("closing", f"{cause}, maar alle plekken zijn al genoemd") if situation.asked else _nothing(situation)
        )
    reason = texts.reason(cause, situation.audience)
    if all(_closed(helps[key], situation.when) for key in keys):
        reason = f"{reason} {texts.later[situation.audience]}"
    near = any(helps[key].kind == "dichtbij" and helps[key].step > 1 for key in keys)
    return Advice("step", cause, helps[keys[0]].step, keys, reason, near and not situation.place_known)


def cause_of(situation: Situation, texts: LadderTexts) -> Cause | None:
    """The strongest reason to name a place; None on an ordinary turn."""
    holds: dict[Cause, bool] = {
        "gevraagd": situation.asked,
        "signaal": bool(situation.signals),
        "uitgeput": situation.exhausted,
        "niet_geholpen": situation.failed >= texts.failures,
        "altijd": bool(situation.first and situation.article and situation.article.always_offer),
    }
    return next((cause for cause in texts.order if holds[cause]), None)


def _nothing(situation: Situation) -> Advice:
    if situation.first:
        return Advice("closing", "eerste antwoord")
    return Advice("nothing", "één keer niet geholpen" if situation.failed else "geen aanleiding")


def _keys(situation: Situation, helps: Mapping[str, Help], texts: LadderTexts, cause: Cause) -> tuple[str, ...]:
    article = situation.article
    known = _known(article, situation)
    gone = {*situation.tried, *situation.shown}
    able = [key for key in known if fits(helps[key], situation.audience, situation.age_months)]
    fitting = [key for key in able if key not in gone and not _for_another_age(key, situation, texts)]
    named = _named(situation, helps, texts) if cause == "signaal" else []
    if cause == "gevraagd" and not situation.signals:
        first = article.help[:AT_MOST] if article else ()
        calm = [key for key in fitting if helps[key].step < URGENT or key in first]
        return tuple(sorted(calm[:AT_MOST], key=lambda key: helps[key].step))
    least = texts.least(cause)
    if situation.failed >= texts.failures_for_more:
        least = max(least, texts.heavier)
    enough = [key for key in fitting if helps[key].step >= least and (helps[key].step < URGENT or key in named)]
    ordered = sorted(enough, key=lambda key: (helps[key].step, _closed(helps[key], situation.when)))
    named = [key for key in named if key not in gone]
    lightest = ordered or [key for key in fitting if helps[key].step < URGENT]
    return tuple(dict.fromkeys([*named, *(lightest if not named else [])]))[:AT_MOST]


def _named(situation: Situation, helps: Mapping[str, Help], texts: LadderTexts) -> list[str]:
    """The services that a signal itself names, the most urgent first."""
    if situation.article is None:
        return []
    said = " ".join(situation.article.signals[i] for i in situation.signals)
    found = [key for key, phrases in texts.names.items() if phrases.in_(said) and key in helps]
    return [key for key in found if fits(helps[key], situation.audience, situation.age_months)]


def _known(article: Article | None, situation: Situation) -> tuple[str, ...]:
    """The article's help; who asks on gets what is there for every topic before a line for danger."""
    general = _GENERAL[situation.audience]
    if article is None:
        return general
    if not situation.asked:
        return article.help
    return tuple(dict.fromkeys([*article.help, *general]))


def _for_another_age(key: str, situation: Situation, texts: LadderTexts) -> bool:
    """The opvang is no place to ask about a child of ten; without an age nothing is left out."""
    span, months = texts.child_ages.get(key), situation.age_months
    return situation.audience == "ouder" and span is not None and months is not None and months not in span


def fits(service: Help, audience: Audience, months: int | None) -> bool:
    """Whether a service is for this audience and age."""
    if audience not in service.audiences:
        return False
    # A parent's age in months is the child's: it says nothing on who may call.
    if service.age is None or audience == "ouder":
        return True
    # Without an age a service for adults is left out where one for all youths exists.
    return months in service.age if months is not None else service.age.start < ADULT


def _closed(service: Help, when: datetime) -> bool:
    """Help nearby without hours of its own keeps office hours; one's own people are there at any hour."""
    if service.step == 1:
        return False
    known = is_open(service, when)
    return not known if known is not None else service.kind == "dichtbij" and not is_office_time(when)
