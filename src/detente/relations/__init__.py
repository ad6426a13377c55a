"""The relation of two sides over time: zero-filled weeks, and their picture in a terminal."""

from detente.relations.drawing import picture
from detente.relations.weeks import DyadWeek, Tally, unplaced, weekly

__all__ = ["DyadWeek", "Tally", "picture", "unplaced", "weekly"]
