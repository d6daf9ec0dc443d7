"""Races a signed call against bare httpx2 and pydantic over the loopback interface.

Usage: request.py OURS_FOLDER PACKAGE
"""

import importlib
import json
import socket
import sys
import time
from multiprocessing import Process

import httpx2
from timing import race

BODY = json.dumps(
    {
        "requestId": "bqw3jd6ndn0ai7t1",
        "result": {
            "thumbnailTask": {
                "taskID": "7ea6f5e8",
                "status": "SUCCESS",
                "createdTime": "2026-03-07T15:04:56.000Z",
                "source": {"bucket": "in", "key": "a.mp4"},
                "target": {"destBucket": "out", "destKeyPrefix": "a"},
                "rule": {"mode": "single", "keyFrame": True},
            }
        },
    }
).encode()
ANSWER = (
    b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n"
    b"content-length: %d\r\n\r\n%s" % (len(BODY), BODY)
)


def serve(listener: socket.socket) -> None:
    """Answers every request of every connection, one connection after the other's close."""
    from threading import Thread

    def answer(connection: socket.socket) -> None:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        received = b""
        while chunk := connection.recv(65536):
            received += chunk
            while b"\r\n\r\n" in received:
                received = received.partition(b"\r\n\r\n")[2]
                connection.sendall(ANSWER)

    while True:
        connection, _ = listener.accept()
        Thread(target=answer, args=(connection,), daemon=True).start()


def main() -> None:
    """Starts the server in a process of its own, and races."""
    listener = socket.create_server(("127.0.0.1", 0))
    server = Process(target=serve, args=(listener,), daemon=True)
    server.start()
    url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    sys.path.insert(0, sys.argv[1])
    package = importlib.import_module(sys.argv[2])
    client = package.Client(
        package.Credentials("key", "secret"), region_id="cn-north-1", base_url=url
    )
    http = httpx2.Client()
    model = package.GetThumbnailTaskResponse

    def ours() -> object:
        return client.get_thumbnail_task(task_id="7ea6f5e8")

    def bare() -> object:
        answer = http.get(f"{url}/regions/cn-north-1/thumbnail/7ea6f5e8")
        return model.model_validate_json(answer.raise_for_status().content)

    race({"ours": ours, "bare": bare}, rounds=60, calls=30, clock=time.perf_counter)
    server.terminate()


if __name__ == "__main__":
    main()
