"""A web server that stops at once: open pages hold streams that would never end by themselves."""

import asyncio
from socket import socket

import uvicorn


class Server(uvicorn.Server):
    """Closes every connection when it is to stop, so that streams end as they do when a page is closed.

    uvicorn waits for them, then cancels what is left, and each cancelled stream puts a traceback into the terminal.
    """

    async def shutdown(self, sockets: list[socket] | None = None) -> None:
        """Close the connections, and let what served them end."""
        for listening in self.servers:
            listening.close()
        for connection in list(self.server_state.connections):
            transport = connection.transport
            if isinstance(transport, asyncio.Transport):
                transport.close()
        await super().shutdown(sockets)
