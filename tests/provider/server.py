"""HTTP/1.1 on loopback, a thread for each connection: chat completions in OpenAI's style, streamed and whole, in the manner a
behaviour says; and a log of what was asked and when each byte went out."""
import http.server
import json
import select
import socket
import threading
import time

from provider import behaviours, words

PATIENCE = 60  # Seconds that an answer without end goes on at most.


class Left(Exception):
    """Whoever asked has closed the connection."""


class Provider(http.server.ThreadingHTTPServer):
    """In the process of a test, or of serve.py. `log` holds a row for each request, in the order they came; `log_file` gets them as
    JSON lines when they end. `script` gives models other behaviours than their names say, `date` is the day it believes to be."""
    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 256

    def __init__(self, port=0, script=None, pace=0.003, log_file=None, key=None):
        super().__init__(("127.0.0.1", port), Handler)
        self.script, self.pace, self.log_file, self.key = script or {}, pace, log_file, key
        self.date = "2026-05-01"
        self.log, self.numbers, self.attempts, self.running, self.most_running = [], {}, {}, 0, 0
        self.lock = threading.Lock()
        threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True).start()

    def endpoint(self):
        return f"http://127.0.0.1:{self.server_port}/v1/chat/completions"

    def requests(self, model=None):
        """What was asked so far, and forgets it."""
        with self.lock:
            kept = [row for row in self.log if model is None or row["model"] == model]
            self.log = [row for row in self.log if not (model is None or row["model"] == model)]
            return kept

    def handle_error(self, request, client_address):
        pass  # Connections that are reset are what this is for.

    def reply(self, row, body):
        """The Reply to a request; notes in its row which of its model it is."""
        messages, model = body["messages"], body["model"]
        with self.lock:
            number = self.numbers[model] = self.numbers.get(model, 0) + 1
            same = (model, json.dumps(messages, ensure_ascii=False))
            attempt = self.attempts[same] = self.attempts.get(same, 0) + 1
        asked = behaviours.Question(messages, model, number, attempt, None, self.date)
        does = model
        for rule in self.script.get(model, []):
            if rule.get("contains", "") in asked.text:
                does = rule["do"]
                break
        behaviour, asked.argument = behaviours.behaviour_of(does)
        row.update(number=number, attempt=attempt, does=does, neutral=asked.neutral)
        if behaviour is None:
            return behaviours.error(404, "model_not_found", f"There is no model {model}.")
        return behaviour(asked)


class Kept:
    """A file that is written to, and what was written first."""
    most = 1 << 20

    def __init__(self, out):
        self.out, self.kept = out, bytearray()

    def write(self, data):
        self.out.write(data)
        self.kept += data[:max(self.most - len(self.kept), 0)]

    def __getattr__(self, name):
        return getattr(self.out, name)


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "Provider/1", ""

    def setup(self):
        super().setup()
        self.connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def log_message(self, *_):
        pass

    def do_POST(self):
        server = self.server
        raw = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        row = {"begun": time.time(), "path": self.path, "headers": dict(self.headers), "raw": raw.decode("utf-8", "replace"), "events": [],
               "left": False, "model": None}
        self.wfile = Kept(self.wfile)
        with server.lock:
            server.log.append(row)
            server.running += 1
            server.most_running = max(server.most_running, server.running)
        try:
            self.answer(row, raw)
        except (Left, ConnectionError, TimeoutError):
            row["left"] = True
            self.close_connection = True
        finally:
            row["ended"] = time.time()
            self.wfile, row["sent"] = self.wfile.out, bytes(self.wfile.kept).decode("latin-1")
            with server.lock:
                server.running -= 1
                if server.log_file:
                    server.log_file.write(json.dumps(row, ensure_ascii=False) + "\n")
                    server.log_file.flush()

    def do_GET(self):
        self.send_whole(404, b'{"error":{"code":"not_found","message":"Only chat completions are here."}}')

    def answer(self, row, raw):
        try:
            body = json.loads(raw)
            row["model"], row["stream"] = body["model"], bool(body.get("stream"))
            row["body"] = body
            assert body["messages"][-1]["role"] == "user"
        except (ValueError, KeyError, IndexError, AssertionError) as wrong:
            self.send_whole(400, json.dumps({"error": {"code": "bad_request", "message": f"No such request: {wrong}"}}).encode())
            return
        if self.server.key is not None and self.headers.get("Authorization") != f"Bearer {self.server.key}":
            # As real ones do, it says the key again.
            wrong = {"error": {"code": "invalid_api_key", "message": f"Incorrect API key provided: {self.headers.get('Authorization', '')[7:]}."}}
            self.send_whole(401, json.dumps(wrong).encode())
            return
        reply = self.server.reply(row, body)
        row["status"] = reply.status
        MANNERS[reply.manner](self, Sending(body, reply), row)

    # ---- Sending

    def wait(self, seconds):
        """As long as whoever asks is there."""
        readable, _, _ = select.select([self.connection], [], [], max(seconds, 0))
        if readable and self.connection.recv(1, socket.MSG_PEEK) == b"":
            raise Left

    def head(self, status, headers, length):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if length == "chunked":
            self.send_header("Transfer-Encoding", "chunked")
        else:
            self.send_header("Content-Length", str(length))
        self.end_headers()
        self.wfile.flush()

    def send_whole(self, status, data, headers=None):
        self.head(status, {"Content-Type": "application/json", **(headers or {})}, len(data))
        self.wfile.write(data)

    def chunk(self, data, row=None):
        """The log's time is that of the moment before: whoever reads it has it no sooner."""
        if row is not None:
            row["events"].append(time.time())
        self.wfile.write(b"%x\r\n%s\r\n" % (len(data), data))


class Sending:
    """A reply as JSON, whole or as the events of a stream."""

    def __init__(self, body, reply):
        self.body, self.reply = body, reply
        self.stream = bool(body.get("stream"))
        self.pieces = words.tokens(reply.text)
        self.about = {"id": "chatcmpl-0", "created": 1780000000, "model": body["model"] + "-told"}
        prompt = sum(len(words.tokens(one["content"])) for one in body["messages"])
        self.usage = {"prompt_tokens": prompt, "completion_tokens": len(self.pieces), "total_tokens": prompt + len(self.pieces)}

    def event(self, data):
        return b"data: " + json.dumps(data, ensure_ascii=False).encode() + b"\n\n"

    def delta(self, delta, finish=None, **more):
        return self.event({**self.about, "object": "chat.completion.chunk",
                           "choices": [{"index": 0, "delta": delta, "finish_reason": finish}], **more})

    def text_events(self):
        reply = self.reply
        yield self.delta({"role": "assistant", "content": ""})
        for piece in words.tokens(reply.reasoning):
            yield self.delta({"reasoning_content": piece})
        for piece in self.pieces:
            yield self.delta({"content": piece})

    def last_events(self):
        reply = self.reply
        if reply.refusal:
            yield self.delta({"refusal": reply.refusal})
        for event in reply.events:
            yield self.event(event if "code" in event else {**self.about, "object": "chat.completion.chunk", **event})
        if not reply.events and reply.finish:
            yield self.delta({}, reply.finish, **reply.more)
        if (self.body.get("stream_options") or {}).get("include_usage"):
            yield self.event({**self.about, "object": "chat.completion.chunk", "choices": [], "usage": self.usage})
        yield b"data: [DONE]\n\n"

    def events(self):
        yield from self.text_events()
        yield from self.last_events()

    def whole(self):
        """What an answer that is not streamed says; of one that was withdrawn, what is left."""
        reply = self.reply
        message = {"role": "assistant", "content": reply.text}
        finish = reply.finish
        for event in reply.events:
            if "code" in event:
                return json.dumps(event, ensure_ascii=False).encode()
            for choice in event["choices"]:
                message = choice["message"]
                finish = choice["finish_reason"] or finish
        if reply.reasoning:
            message["reasoning_content"] = reply.reasoning
        if reply.refusal:
            message.update(content=None, refusal=reply.refusal)
        return json.dumps({**self.about, "object": "chat.completion", "usage": self.usage, **reply.more,
                           "choices": [{"index": 0, "message": message, "finish_reason": finish}]}, ensure_ascii=False).encode()


def whole(handler, sending, row):
    reply = sending.reply
    if reply.error is not None:
        data = json.dumps(reply.error, ensure_ascii=False).encode()
        if sending.stream and reply.status == 200:
            handler.head(200, {"Content-Type": "text/event-stream"}, "chunked")
            handler.chunk(sending.event(reply.error), row)
            handler.wfile.write(b"0\r\n\r\n")
        else:
            handler.send_whole(reply.status, data, reply.headers)
        return
    if not sending.stream:
        handler.wait(handler.server.pace)
        handler.send_whole(reply.status, sending.whole(), reply.headers)
        return
    begin(handler, sending)
    for event in sending.events():
        handler.wait(handler.server.pace if reply.pause is None else reply.pause)
        handler.chunk(event, row)
    handler.wfile.write(b"0\r\n\r\n")


def begin(handler, sending):
    handler.head(sending.reply.status, {"Content-Type": "text/event-stream; charset=utf-8", **sending.reply.headers}, "chunked")


def text_only(handler, sending, row):
    begin(handler, sending)
    for event in sending.text_events():
        handler.wait(handler.server.pace)
        handler.chunk(event, row)


def half_event(handler, sending, row):
    """Some events and half of one more; then the connection is closed."""
    if sending.stream:
        text_only(handler, sending, row)
        half = sending.delta({"content": "and then"})
        handler.chunk(half[:len(half) // 2])
    else:
        handler.head(200, {"Content-Type": "application/json"}, "chunked")
        handler.chunk(sending.whole()[:60])
    handler.close_connection = True


def closes(handler, sending, row):
    """As if nobody were there: not a byte."""
    handler.close_connection = True


def silent(handler, sending, row):
    """A head, and then nothing."""
    begin(handler, sending)
    for _ in range(PATIENCE * 10):
        handler.wait(0.1)
    handler.close_connection = True


def wrong_length(handler, sending, row):
    """More bytes are promised than come."""
    data = sending.whole() if not sending.stream else b"".join(sending.events())
    kind = "text/event-stream" if sending.stream else "application/json"
    handler.head(200, {"Content-Type": kind}, len(data) + 1000)
    handler.wfile.write(data)
    handler.close_connection = True


def endless(handler, sending, row):
    begin(handler, sending)
    ends = time.monotonic() + PATIENCE
    more = sending.delta({"content": "and there is always more, " * 200})
    while time.monotonic() < ends:
        handler.wait(0)
        handler.chunk(more)
    handler.close_connection = True


def bad_json(handler, sending, row):
    if sending.stream:
        text_only(handler, sending, row)
        handler.chunk(b'data: {"choices":[{"delta":{"content":}]}\n\n')
        handler.wfile.write(b"0\r\n\r\n")
    else:
        handler.send_whole(200, b'{"choices":[{"message":')


def not_utf8(handler, sending, row):
    """The bytes of an answer in another charset, unannounced."""
    data = b'{"choices":[{"index":0,"message":{"role":"assistant","content":"\xc2\xeb\xcd\xb7\xff"},"delta":{"content":"\xc2\xeb\xcd\xb7\xff"},"finish_reason":"stop"}]}'
    if sending.stream:
        text_only(handler, sending, row)
        handler.chunk(b"data: " + data + b"\n\n")
        handler.chunk(b"data: [DONE]\n\n")
        handler.wfile.write(b"0\r\n\r\n")
    else:
        handler.send_whole(200, data)


def html(handler, sending, row):
    """What a proxy in between says."""
    handler.send_whole(502, b"<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>",
                       {"Content-Type": "text/html"})
    row["status"] = 502


MANNERS = {"whole": whole, "half-event": half_event, "closes": closes, "silent": silent, "wrong-length": wrong_length, "endless": endless,
           "bad-json": bad_json, "not-utf8": not_utf8, "html": html}
