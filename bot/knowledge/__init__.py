"""The curated texts: topics, articles, places of help and the assistant's own sentences."""

from bot.knowledge.load import Knowledge, load_knowledge
from bot.knowledge.model import Article, Audience, Band, FollowUp, Help, Option, Topic

__all__ = [
    "Article",
    "Audience",
    "Band",
    "FollowUp",
    "Help",
    "Knowledge",
    "Option",
    "Topic",
    "load_knowledge",
]
