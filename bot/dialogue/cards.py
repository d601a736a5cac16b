"""Cards: structured parts of a message that the page draws (docs/contract.md)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from bot.knowledge import Article, Help


def article_card(article: Article, months: int | None) -> dict[str, Any]:
    """Title, the bands for this age, sources and the state of the review."""
    return {
        "type": "article",
        "id": article.id,
        "title": article.title,
        "bands": [{"label": band.kind, "text": band.text} for band in article.bands_at(months)],
        "sources": [{"name": source.name, "year": source.year} for source in article.sources],
        "review": {
            "status": article.review.status,
            "role": article.review.role or None,
            "on": article.review.on.isoformat() if article.review.on else None,
        },
    }


def help_card(services: Iterable[Help]) -> dict[str, Any]:
    """Places to turn to, lightest first; `phone` and `chat` only where a service has them."""
    return {
        "type": "help",
        "places": [
            {
                "key": service.key,
                "name": service.name,
                "purpose": service.purpose,
                "phone": service.phone,
                "chat": service.chat,
                "hours": service.hours,
                "cost": service.cost,
                "checked_on": service.checked_on.isoformat() if service.checked_on else None,
            }
            for service in services
        ],
    }
