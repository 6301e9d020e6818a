"""The house on a port of this machine, for browsers that are not the test's own process."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

import uvicorn
from starlette.types import ASGIApp

from assigner.web.app import House


@contextmanager
def listening(served: House) -> Iterator[str]:
    """The address of a house while it is served."""
    with _served(lambda port: replace(served, doors=replace(served.doors, port=port)).app) as there:
        yield there


@contextmanager
def at_a_port(app: ASGIApp) -> Iterator[str]:
    """The address of an application while it is served."""
    with _served(lambda _: app) as there:
        yield there


@contextmanager
def _served(made: Callable[[int], ASGIApp]) -> Iterator[str]:
    door = socket.socket()
    door.bind(("127.0.0.1", 0))
    door.listen(64)
    port = door.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(
        made(port), log_config=None, access_log=False, lifespan="off", proxy_headers=False,
        timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [door]}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(30)
