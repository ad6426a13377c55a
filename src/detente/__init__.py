"""Detente reads news on relations between states and keeps a sourced record of them."""
