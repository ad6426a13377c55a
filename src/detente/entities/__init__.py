"""Entity mentions: names, titles, groups and pronouns, with country, sector and office as of the report's day."""

from detente.entities.tagging import EntityTagger

__all__ = ["EntityTagger"]
