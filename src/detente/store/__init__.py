"""The record: one DuckDB file of plain tables, with views for people."""

from detente.store.database import Store
from detente.store.doubts import Doubts
from detente.store.evidence import Evidence
from detente.store.exporting import event_json, replacing, write_csv
from detente.store.opening import SCHEMA_VERSION
from detente.store.rows import Coded, Run, encode

__all__ = [
    "SCHEMA_VERSION",
    "Coded",
    "Doubts",
    "Evidence",
    "Run",
    "Store",
    "encode",
    "event_json",
    "replacing",
    "write_csv",
]
