"""Who says what: source, cue and content (PolNeAR's roles), and quotations."""

from detente.attribution.attributing import Attributor, attribute

__all__ = ["Attributor", "attribute"]
