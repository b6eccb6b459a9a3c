"""HTTP/1.1 on loopback, a thread for each connection: sends what answers.py says, in the manner that it says.

The first byte of a connection tells TLS from plain HTTP, so that both come to one port (`connect_to`); a second port takes TLS
only, and a third, for who runs the rehearsal, tells the truth."""
import http.server
import json
import select
import socket
import ssl
import struct
import threading
import urllib.parse

from world.answers import Answer, Answers
from world.politeness import HANDSHAKE

REASONS = {200: "OK", 301: "Moved Permanently", 302: "Found", 304: "Not Modified", 403: "Forbidden", 404: "Not Found", 410: "Gone",
           429: "Too Many Requests", 451: "Unavailable For Legal Reasons", 500: "Internal Server Error", 502: "Bad Gateway",
           503: "Service Unavailable"}
PATIENCE = 120  # Real seconds that an answer without end goes on at most.


class Gone(Exception):
    """The reader has left, or the answer ends by closing the connection."""


def has_left(connection):
    """Whether the other side has closed; what it sent meanwhile stays unread."""
    try:
        raw = connection.fileno()
        if raw < 0:
            return True
        with socket.socket(fileno=socket.dup(raw)) as plain:  # TLS sockets cannot be peeked.
            return plain.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT) == b""
    except (BlockingIOError, InterruptedError):
        return False
    except (OSError, ValueError):
        return True


class Server:
    def __init__(self, world, clock, politeness, tls=None, port=0, tls_port=0, control_port=0):
        self.world, self.clock, self.politeness, self.tls = world, clock, politeness, tls
        self.answers = Answers(world)
        self.stopping = threading.Event()
        self.listeners = [self.listen(port), self.listen(tls_port)]
        self.port, self.tls_port = (one.getsockname()[1] for one in self.listeners)
        self.control = http.server.ThreadingHTTPServer(("127.0.0.1", control_port), self.control_handler())
        self.control.daemon_threads = True
        self.control_port = self.control.server_address[1]

    @staticmethod
    def listen(port):
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", port))
        listener.listen(512)
        return listener

    def start(self):
        for work in [lambda one=one: self.accept(one) for one in self.listeners] + [self.control.serve_forever]:
            threading.Thread(target=work, daemon=True).start()
        return self

    def stop(self):
        self.stopping.set()
        self.control.shutdown()
        for one in self.listeners:
            one.close()

    def accept(self, listener):
        while not self.stopping.is_set():
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            connection.settimeout(PATIENCE)
            threading.Thread(target=self.serve, args=(connection,), daemon=True).start()

    # ---- One connection

    def serve(self, connection):
        try:
            secure = connection.recv(1, socket.MSG_PEEK) == b"\x16"
            if secure:
                connection = self.shake_hands(connection)
            reader = connection.makefile("rb", 65536)
            while not self.stopping.is_set() and self.one_request(connection, reader, secure):
                pass
        except (OSError, Gone, ValueError):
            pass
        finally:
            connection.close()

    def shake_hands(self, connection):
        if not self.tls:
            raise Gone
        wrapped = self.tls.wrap_socket(connection, server_side=True, do_handshake_on_connect=False)
        try:
            wrapped.do_handshake()
        except (ssl.SSLError, OSError):
            host = getattr(wrapped, "asked_host", "")
            entry = self.politeness.begin(host, HANDSHAKE, "", lambda: True, secure=True)
            entry["what"] = "tls"
            self.politeness.end(entry, entry["begin"])
            raise Gone from None
        return wrapped

    def one_request(self, connection, reader, secure):
        """Reads and answers one; false where the connection ends with it."""
        words = reader.readline(65536).decode("latin-1").split()
        headers = {}
        while (line := reader.readline(65536)) not in (b"\r\n", b"\n", b""):
            name, _, value = line.decode("latin-1").partition(":")
            headers[name.strip().lower()] = value.strip()
        if len(words) < 2:
            return False
        method, target = words[0], words[1]
        host = headers.get("host", "")
        if "://" in target:  # As a proxy is asked.
            whole = urllib.parse.urlsplit(target)
            host, target = whole.netloc, whole.path + (f"?{whole.query}" if whole.query else "")
        if not host.startswith("["):
            host = host.partition(":")[0]
        host = host.lower()
        entry = self.politeness.begin(host, target, headers.get("user-agent", ""), lambda: has_left(connection), secure,
                                      "if-none-match" in headers or "if-modified-since" in headers)
        end = entry["begin"]
        try:
            answer = self.answers.answer(host, target, headers, entry["begin"], secure)
            self.politeness.answered(entry, answer)
            if answer.delay:
                threading.Event().wait(self.clock.really(answer.delay))
            keep = headers.get("connection", "").lower() != "close" and answer.manner == "whole"
            for end in self.send(connection, method, answer, keep):
                pass
        finally:
            self.politeness.end(entry, end)
        return keep

    def send(self, connection, method, answer, keep):
        """Sends the answer; yields the time just before each thing that is sent or waited for."""
        yield self.clock.now()
        if answer.manner == "whole":
            connection.sendall(self.head(answer, keep) + (b"" if method == "HEAD" else answer.body))
            return
        yield from MANNERS[answer.manner](self, connection, answer)
        raise Gone

    @staticmethod
    def head(answer, keep=False, length=None):
        headers = {**answer.headers, "Connection": "keep-alive" if keep else "close"}
        if length is None and answer.status != 304:
            length = len(answer.body)
        if isinstance(length, int):
            headers["Content-Length"] = length
        elif length:
            headers["Transfer-Encoding"] = length
        lines = [f"HTTP/1.1 {answer.status} {REASONS.get(answer.status, 'So')}"] + [f"{key}: {value}" for key, value in headers.items()]
        return "\r\n".join(lines).encode("utf-8") + b"\r\n\r\n"

    def wait(self, connection, seconds):
        """Waits so long in real time, or until the reader leaves; then Gone."""
        readable, _, _ = select.select([connection], [], [], seconds)
        if readable and has_left(connection):
            raise Gone

    # ---- For who runs the rehearsal

    def control_handler(self):
        server = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):  # noqa: N802: the library's name
                told = server.told(self.path.strip("/"))
                if told is None:
                    self.send_error(404, "there are: " + ", ".join(server.TOLD))
                    return
                self.send_response(200)
                self.send_header("Content-Length", str(len(told)))
                self.end_headers()
                self.wfile.write(told)

            def log_message(self, *_):
                pass

        return Handler

    TOLD = ("truth", "events", "log", "politeness", "clock", "sources")

    def told(self, what):
        from world import sources
        if what == "truth":
            return lines(self.world.truth())
        if what == "events":
            return lines(self.world.events())
        if what == "log":
            return lines(list(self.politeness.log))
        if what == "politeness":
            return json.dumps(self.politeness.summary(), indent=1, ensure_ascii=False).encode()
        if what == "clock":
            return str(self.clock).encode()
        if what == "sources":
            return sources.toml(self.world).encode()
        return None


def lines(rows):
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in rows).encode()


# ---- Manners of sending that are not whole.  Each yields as Server.send() does.

def refuse(server, connection, answer):
    """As if nobody listened: all connections come to one port, so it is the nearest to a refusal that a site can do."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    yield server.clock.now()


def empty(server, connection, answer):
    yield server.clock.now()


def cut(server, connection, answer):
    body = b"<html><head><title>It begins</title></head><body><p>" + b"and goes on " * 40
    yield server.clock.now()
    connection.sendall(server.head(Answer(200, {"Content-Type": "text/html"}), length=len(body) + 4000) + body)


def endless(server, connection, answer):
    connection.sendall(server.head(answer, length="chunked"))
    for _ in range(PATIENCE * 20):
        server.wait(connection, 0.05)
        yield server.clock.now()
        connection.sendall(b"1d\r\n<p>And there is always more.\r\n")


def silent(server, connection, answer):
    for _ in range(PATIENCE):
        server.wait(connection, 1)
        yield server.clock.now()


def drip(server, connection, answer):
    connection.sendall(server.head(answer, length=1000000))
    for _ in range(PATIENCE * 10):
        server.wait(connection, 0.1)
        yield server.clock.now()
        connection.sendall(b".")


def huge(server, connection, answer):
    connection.sendall(server.head(answer, length="chunked"))
    block = b"<p>A very long page.</p>\n" * 2600
    for _ in range(2000):  # 130 MB
        server.wait(connection, 0)
        yield server.clock.now()
        connection.sendall(f"{len(block):x}\r\n".encode() + block + b"\r\n")


def garbage(server, connection, answer):
    yield server.clock.now()
    connection.sendall(b"\x00\xff\x13 this is no protocol at all\n" * 3)


def bad_chunks(server, connection, answer):
    yield server.clock.now()
    connection.sendall(server.head(answer, length="chunked") + b"5\r\n<p>He\r\nzzz\r\nllo\r\n")


MANNERS = {"refuse": refuse, "empty": empty, "cut": cut, "endless": endless, "silent": silent, "drip": drip, "huge": huge,
           "garbage": garbage, "bad-chunks": bad_chunks}
