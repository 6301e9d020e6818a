"""The house on a port of this machine, for browsers that are not the test's own process."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import uvicorn

from assigner.web.app import House


@contextmanager
def listening(served: House) -> Iterator[str]:
    """The address of a house while it is served."""
    door = socket.socket()
    door.bind(("127.0.0.1", 0))
    door.listen(64)
    port = door.getsockname()[1]
    house = replace(served, doors=replace(served.doors, port=port))
    server = uvicorn.Server(uvicorn.Config(
        house.app, log_config=None, access_log=False, lifespan="off", proxy_headers=False))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [door]}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(30)
