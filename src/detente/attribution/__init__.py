"""Who says what: source, cue and content (PolNeAR's roles), and quotations."""

from detente.attribution.attributing import Attributor, attribute
from detente.attribution.bylines import broken_bylines

__all__ = ["Attributor", "attribute", "broken_bylines"]
