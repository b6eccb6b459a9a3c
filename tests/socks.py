"""A SOCKS5 proxy on loopback (RFC 1928, without passwords) that leads every name to one port, and notes the names."""
import socket
import socketserver
import struct
import threading


class Handler(socketserver.StreamRequestHandler):
    def handle(self):
        methods = self.rfile.read(self.rfile.read(2)[1])
        assert 0 in methods
        self.wfile.write(b"\5\0")
        _, command, _, kind = self.rfile.read(4)
        # By name only: whoever resolves names by itself tells them to others.
        assert command == 1 and kind == 3, (command, kind)
        name = self.rfile.read(self.rfile.read(1)[0]).decode()
        port = struct.unpack(">H", self.rfile.read(2))[0]
        self.server.asked.append(f"{name}:{port}")
        with socket.create_connection(("127.0.0.1", self.server.target)) as site:
            self.wfile.write(b"\5\0\0\1\0\0\0\0\0\0")
            back = threading.Thread(target=self.pass_on, args=(site, self.connection), daemon=True)
            back.start()
            self.pass_on(self.connection, site)
            back.join()

    def pass_on(self, source, target):
        try:
            while piece := source.recv(65536):
                target.sendall(piece)
            target.shutdown(socket.SHUT_WR)
        except OSError:
            pass


class Socks(socketserver.ThreadingTCPServer):
    daemon_threads = True

    def __init__(self, target):
        super().__init__(("127.0.0.1", 0), Handler)
        self.target, self.asked = target, []
        threading.Thread(target=self.serve_forever, daemon=True).start()
