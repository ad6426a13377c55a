"""Terms of the algebra: ``shift('day', n or 1)`` read once, then computed for every expression found."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Mapping
from typing import Any

from detente.errors import LexiconError
from detente.faults import did_you_mean
from detente.temporal.values import Context

__all__ = ["Env", "Operation", "Term", "compile_term"]

#: What a name of a pattern comes to: a number, a text, a time … or ``None`` where it matched nothing.
Env = Callable[[str], Any]
Term = Callable[[Context, Env], Any]
Operation = Callable[..., Any]

_SUMS: dict[type[ast.operator], Operation] = {ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul}


def compile_term(text: str, operations: Mapping[str, Operation], place: str) -> Term:
    """Read a term. Raises :class:`LexiconError` with ``place`` where it is none or calls what is no operation.

    Names are those of the pattern; ``none`` is nothing. Only calls, numbers, texts, ``or``, ``+``, ``-`` and ``*`` are terms.
    """
    try:
        tree = ast.parse(text, mode="eval")
    except SyntaxError as error:
        raise LexiconError([f"times.toml: {place}: value: {text!r} is no term: {error.msg}"]) from error
    return _Reader(operations, f"times.toml: {place}: value: {text!r}").read(tree.body)


class _Reader:
    """Turns a syntax tree into closures; everything but the few kinds of nodes above is a fault."""

    def __init__(self, operations: Mapping[str, Operation], place: str) -> None:
        self._operations = operations
        self._place = place

    def read(self, node: ast.expr) -> Term:
        """The term of a node."""
        if isinstance(node, ast.Constant) and isinstance(node.value, int | str):
            return lambda _, __, value=node.value: value  # type: ignore[misc]
        if isinstance(node, ast.Name):
            return _name(node.id)
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
            inner = self.read(node.operand)
            return lambda context, env: -inner(context, env)
        if isinstance(node, ast.BinOp) and type(node.op) in _SUMS:
            sum_of, left, right = _SUMS[type(node.op)], self.read(node.left), self.read(node.right)
            return lambda context, env: sum_of(left(context, env), right(context, env))
        if isinstance(node, ast.BoolOp) and isinstance(node.op, ast.Or):
            return _first_of([self.read(value) for value in node.values])
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and not node.keywords:
            return self._call(node.func.id, [self.read(a) for a in node.args])
        raise LexiconError([f"{self._place}: {ast.unparse(node)!r} is no term of the algebra"])

    def _call(self, name: str, arguments: list[Term]) -> Term:
        operation = self._operations.get(name)
        if operation is None:
            hint = did_you_mean(name, self._operations)
            raise LexiconError([f"{self._place}: unknown operation {name!r}{hint}"])
        return lambda context, env: operation(context, *(a(context, env) for a in arguments))


def _name(name: str) -> Term:
    if name == "none":
        return lambda _, __: None
    return lambda _, env: env(name)


def _first_of(terms: list[Term]) -> Term:
    def first(context: Context, env: Env) -> Any:
        for term in terms:
            value = term(context, env)
            if value is not None:
                return value
        return None

    return first
