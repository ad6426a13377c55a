"""The dossier of a dyad as one HTML page that needs nothing else."""

from detente.web.page import dossier

__all__ = ["dossier"]
