"""`assigner serve`: the workspace in a browser; it says its address and opens nothing."""

from pathlib import Path

import click

from assigner.cli.heartbeat import HEART
from assigner.cli.ledger import ledger_option
from assigner.cli.talk import tell
from assigner.extras import extra


@click.command("serve")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS",
              help="Where it listens; only this machine, unless you name another.")
@click.option("--port", type=click.IntRange(0, 65535), default=8400, show_default=True,
              help="0 takes any that is free.")
@click.option("--token", metavar="TOKEN",
              help="What opens the address, as often as it is used; else one that opens it once.")
@click.option("--trust-header", "header", metavar="HEADER",
              help="Your own sign-in names the user in this header.")
@click.option("--from-proxy", "proxy", metavar="ADDRESS",
              help="The only address that header is believed from.")
@click.option("--roles", type=click.Path(path_type=Path), metavar="FILE.toml",
              help="Who is what: a table for each user of that sign-in.")
@click.option("--sign-in", type=click.Path(path_type=Path), metavar="FILE.toml",
              help="Your own sign-in by OpenID Connect; what the file holds: docs/workspace.md.")
@ledger_option
def command(  # noqa: PLR0913, PLR0917  # the options of the contract
    folder: Path, host: str, port: int, token: str | None, header: str | None,
    proxy: str | None, roles: Path | None, sign_in: Path | None, ledger: str | None,
) -> None:
    """Serve the workspace of FOLDER: an office with its days, several offices, or one day.

    Where FOLDER is empty it offers a made-up office to try. Ctrl-C ends it, with nothing half
    decided. Example: assigner serve instances/nordby
    """
    HEART.hold()
    with extra("web"):
        from assigner.web.serving import Serving  # noqa: PLC0415  # an extra
    Serving(folder, host, port, token, header, proxy, roles, ledger, sign_in).serve(tell)
