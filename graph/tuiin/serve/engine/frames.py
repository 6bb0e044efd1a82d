"""How processes talk over a socket: a message is the lengths of its head and its body, the head as JSON, and the body as bytes."""

import json
import socket
import struct
from typing import Any

LENGTHS = struct.Struct(">II")
ORDER = struct.Struct(">cii")  # what the web side and the helper tell each other of workers: a letter, a process, how it ended


def packed(head: dict[str, Any], body: bytes = b"") -> bytes:
    """Return a message."""
    text = json.dumps(head, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return LENGTHS.pack(len(text), len(body)) + text + body


def unpacked(message: bytes | bytearray) -> tuple[dict[str, Any], bytes] | None:
    """Return head and body of a message, or None as long as it is not whole."""
    if len(message) < LENGTHS.size:
        return None
    head, body = LENGTHS.unpack_from(message)
    if len(message) < LENGTHS.size + head + body:
        return None
    start = LENGTHS.size + head
    return json.loads(bytes(message[LENGTHS.size : start])), bytes(message[start : start + body])


def receive(line: socket.socket) -> tuple[dict[str, Any], bytes] | None:
    """Return the next message of a blocking socket, or None when the other side has closed it."""
    message = bytearray()
    while (whole := unpacked(message)) is None:
        part = line.recv(1 << 16)
        if not part:
            return None
        message += part
    return whole
