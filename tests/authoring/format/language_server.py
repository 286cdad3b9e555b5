"""The real yaml-language-server, spoken to as an editor does: JSON-RPC over its standard input and output."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

from tests.terminal import ROOT

SERVER = ROOT / ".venv" / "editor" / "node_modules" / ".bin" / "yaml-language-server"

Answer = dict[str, Any]


class Editor:
    """An editor with one file open."""

    def __init__(self, server: subprocess.Popen[bytes], path: Path) -> None:
        self._server = server
        self._numbers = count(1)
        self._document = {"uri": path.as_uri()}
        self._told: list[Answer] = []
        self.ask("initialize", processId=None, rootUri=None, capabilities={})
        self._send("initialized")
        self._send("workspace/didChangeConfiguration", settings={"yaml": {"schemaStore": {"enable": False}}})
        opened = {**self._document, "languageId": "yaml", "version": 1, "text": path.read_text()}
        self._send("textDocument/didOpen", textDocument=opened)

    def ask(self, method: str, **params: object) -> Any:
        """What the server answers."""
        number = next(self._numbers)
        self._send(method, number, **params)
        return self._await(lambda answer: answer.get("id") == number and "method" not in answer)["result"]

    def at(self, method: str, line: int, column: int) -> Any:
        """What the server answers of a place in the file, line and column from 0."""
        place = {"line": line, "character": column}
        return self.ask(f"textDocument/{method}", textDocument=self._document, position=place)

    def diagnostics(self) -> list[Answer]:
        """What the server finds wrong in the file."""
        told = self._await(lambda answer: answer.get("method") == "textDocument/publishDiagnostics")
        found: list[Answer] = told["params"]["diagnostics"]
        return found

    def _await(self, wanted: Any) -> Answer:
        for answer in self._told:
            if wanted(answer):
                self._told.remove(answer)
                return answer
        while not wanted(answer := self._receive()):
            if "id" in answer and "method" in answer:  # it asks for settings, of which there are none
                self._write({"jsonrpc": "2.0", "id": answer["id"], "result": [{}, {}, {}, {}, {}, {}]})
            else:
                self._told.append(answer)
        return answer

    def _send(self, method: str, number: int | None = None, **params: object) -> None:
        message: Answer = {"jsonrpc": "2.0", "method": method, "params": params}
        self._write(message if number is None else {**message, "id": number})

    def _write(self, message: Answer) -> None:
        data = json.dumps(message).encode()
        assert self._server.stdin
        self._server.stdin.write(b"Content-Length: %d\r\n\r\n" % len(data) + data)
        self._server.stdin.flush()

    def _receive(self) -> Answer:
        assert self._server.stdout
        length = 0
        while (line := self._server.stdout.readline()) != b"\r\n":
            assert line, "the server has ended"
            if line.lower().startswith(b"content-length:"):
                length = int(line.partition(b":")[2])
        answer: Answer = json.loads(self._server.stdout.read(length))
        return answer


@contextmanager
def opened(path: Path) -> Iterator[Editor]:
    """An editor that has a file open."""
    command = [str(SERVER), "--stdio"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as server:
        try:
            yield Editor(server, path)
        finally:
            server.kill()
