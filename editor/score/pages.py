"""The scoreboard: counts only, as tables with bars, and as CSV."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.gateway.counts import ALARM, ASKED, HELP, REACTION
from bot.kept import kept_folder
from bot.knowledge.model import AUDIENCES
from bot.settings import load_settings
from editor.desk.desk import Desk
from editor.desk.pages import desk_of, render, today
from editor.desk.places import municipalities
from editor.score import table
from editor.score.table import FEWEST, PERIODS, REACTIONS, Wanted

HERE = "/cijfers"
STEPS = {
    "1": "iemand die je kent", "2": "school, opvang, buurthuis", "3": "JGZ, CJG, wijkteam", "4": "huisarts",
    "5": "jeugdhulp", "6": "spoed",
}  # fmt: skip
ALARMS = {
    "suicide_self": "denkt aan doodgaan", "suicide_other": "iemand anders denkt aan doodgaan",
    "selfharm": "zelfbeschadiging",
    "abuse": "mishandeling", "domestic_violence": "geweld thuis", "sexual_violence": "seksueel geweld",
    "online_exploitation": "online misbruik", "neglect": "verwaarlozing", "parent_at_limit": "ouder kan niet meer",
    "medical_child": "ziek kind, spoed", "runaway": "weggelopen", "eating_disorder": "eetstoornis",
    "psychosis": "psychose", "intoxication": "te veel drank of drugs", "honour_violence": "eergeweld",
    "forced_marriage": "gedwongen huwelijk", "unwanted_pregnancy": "ongewenst zwanger",
    "threat_to_others": "dreigt anderen", "postpartum_severe": "na de bevalling", "unsafe_now": "nu niet veilig",
    "exploitation": "uitbuiting", "discrimination": "discriminatie",
}  # fmt: skip


def counts_of(desk: Desk) -> pd.DataFrame:
    return table.read_counts(kept_folder(load_settings().counts_folder, desk.settings.root))


def _wanted(request: Request) -> Wanted:
    query = request.query_params
    weeks = query.get("weken", "13")
    return Wanted(
        int(weeks) if weeks.isdigit() and int(weeks) in PERIODS else 13,
        query.get("doelgroep", "")[:20], query.get("gemeente", "")[:60],
    )  # fmt: skip


async def show(request: Request) -> Response:
    return await run_in_threadpool(_show, request)


def _show(request: Request) -> Response:
    desk, wanted = desk_of(request), _wanted(request)
    everybody = table.narrowed(counts_of(desk), Wanted(wanted.weeks), today())
    counts = table.narrowed(everybody, wanted, today())
    towns = {slug: town.name for slug, town in municipalities(desk.store).items()}
    asked = table.asked(counts, everybody)
    return render(
        request, "cijfers.html", wanted=wanted, periods=PERIODS, audiences=AUDIENCES, towns=towns, fewest=FEWEST,
        asked=asked, is_on=bool(load_settings().counts), empty=counts.empty,
        charts=_charts(counts, everybody) if asked else [], groups=_rows(table.groups(counts)),
        alarms=_rows(_alarms(counts, everybody)),
        csv=f"{HERE}/csv?weken={wanted.weeks}&doelgroep={wanted.audience}&gemeente={wanted.municipality}",
    )  # fmt: skip


def _charts(counts: pd.DataFrame, everybody: pd.DataFrame) -> list[tuple[str, list[dict[str, Any]]]]:
    def reactions(own: pd.DataFrame) -> pd.Series:
        return table.total(own, REACTION).reindex(REACTIONS, fill_value=0)

    def bars(count: Callable[[pd.DataFrame], pd.Series]) -> list[dict[str, Any]]:
        return _bars(table.hidden(count(counts), count(everybody)))

    return [
        ("Hoe liep het af?", bars(table.outcomes)),
        ("Wat zeiden mensen van het antwoord?", bars(reactions)),
        ("Welke hulp is genoemd?", bars(lambda own: table.total(own, HELP).rename(index=STEPS))),
        ("Vragen per week", bars(lambda own: table.total(own, ASKED, "week"))),
    ]


def _bars(counts: pd.Series) -> list[dict[str, Any]]:
    """Name, number and the width of the bar in hundredths; a hidden number has no bar."""
    numbers = [0 if value is None or pd.isna(value) else int(value) for value in counts]
    most = max(numbers, default=0) or 1
    known = [value is not None and not pd.isna(value) for value in counts]
    return [
        {"name": str(name), "number": number if there else None, "width": round(100 * number / most)}
        for name, number, there in zip(counts.index, numbers, known, strict=True)
    ]


def _alarms(counts: pd.DataFrame, everybody: pd.DataFrame) -> pd.DataFrame:
    found = table.by_week(counts, ALARM, everybody)
    return found.rename(columns=ALARMS).reset_index() if len(found) else pd.DataFrame()


def _rows(found: pd.DataFrame) -> dict[str, Any]:
    """Columns and rows for a page; None is hidden."""
    clean = found.astype(object).where(found.notna(), None)
    return {"columns": [str(column) for column in found.columns], "rows": clean.to_numpy().tolist()}


async def download(request: Request) -> Response:
    return await run_in_threadpool(_download, request)


def _download(request: Request) -> Response:
    counts = table.narrowed(counts_of(desk_of(request)), _wanted(request), today())
    name = {"content-disposition": f'attachment; filename="cijfers-{today().isoformat()}.csv"'}
    return Response(table.as_csv(counts), media_type="text/csv; charset=utf-8", headers=name)


ROUTES = [Route(HERE, show, methods=["GET"]), Route(f"{HERE}/csv", download, methods=["GET"])]
