"""Just enough of the ONNX file format to write a graph without a library.

Field numbers are those of onnx.proto (ONNX 1.12, opset 17); a message is a run of fields in protobuf's
wire format.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

_OPSET, _IR = 17, 8
_ELEMENT = {"float32": 1, "int64": 7}
_VARINT, _BYTES, _FLOAT = 0, 2, 5
_KINDS = {float: 1, int: 2, list: 7}

Attribute = float | int | list[int]


class Graph:
    """A graph as it is written down: nodes in order, constants, inputs and outputs."""

    def __init__(self) -> None:
        self._fields: list[bytes] = [_text(2, "graph")]
        self._made = 0

    def constant(self, values: NDArray[Any]) -> str:
        """The name of a constant tensor (float32 or int64)."""
        name = self._name()
        tensor = b"".join(_number(1, size) for size in values.shape)
        tensor += _number(2, _ELEMENT[values.dtype.name]) + _text(8, name) + _block(9, values.tobytes())
        self._fields.append(_block(5, tensor))
        return name

    def node(
        self, kind: str, inputs: Sequence[str], output: str = "", attributes: Mapping[str, Attribute] = {}
    ) -> str:
        """The name of what an operator of that kind makes of its inputs."""
        output = output or self._name()
        parts = [*(_text(1, name) for name in inputs), _text(2, output), _text(3, output), _text(4, kind)]
        parts += [_block(5, _attribute(name, value)) for name, value in attributes.items()]
        self._fields.append(_block(1, b"".join(parts)))
        return output

    def input(self, name: str, sizes: Iterable[int | str]) -> str:
        """A whole-number input; sizes that may vary are given by name."""
        self._fields.append(_block(11, _value(name, "int64", sizes)))
        return name

    def output(self, name: str, sizes: Iterable[int | str]) -> None:
        self._fields.append(_block(12, _value(name, "float32", sizes)))

    def file(self) -> bytes:
        """The whole model."""
        opset = _block(8, _text(1, "") + _number(2, _OPSET))
        return _number(1, _IR) + opset + _block(7, b"".join(self._fields))

    def _name(self) -> str:
        self._made += 1
        return f"t{self._made}"


def constant(shape: Sequence[int], draw: np.random.Generator) -> NDArray[np.float32]:
    """Random weights as small as trained ones."""
    return (0.02 * draw.standard_normal(shape)).astype(np.float32)


def _value(name: str, element: str, sizes: Iterable[int | str]) -> bytes:
    dims = (_text(2, size) if isinstance(size, str) else _number(1, size) for size in sizes)
    shape = b"".join(_block(1, dim) for dim in dims)
    tensor = _number(1, _ELEMENT[element]) + _block(2, shape)
    return _text(1, name) + _block(2, _block(1, tensor))


def _attribute(name: str, value: Attribute) -> bytes:
    head = _text(1, name)
    if isinstance(value, list):
        body = b"".join(_number(8, one) for one in value)
    elif isinstance(value, float):
        body = _varint(2 << 3 | _FLOAT) + struct.pack("<f", value)
    else:
        body = _number(3, value)
    return head + body + _number(20, _KINDS[type(value)])


def _number(field: int, value: int) -> bytes:
    return _varint(field << 3 | _VARINT) + _varint(value % (1 << 64))


def _text(field: int, value: str) -> bytes:
    return _block(field, value.encode())


def _block(field: int, value: bytes) -> bytes:
    return _varint(field << 3 | _BYTES) + _varint(len(value)) + value


def _varint(value: int) -> bytes:
    made = bytearray()
    while value > 0x7F:
        made.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*made, value])
