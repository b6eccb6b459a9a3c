"""Certificates made with openssl when they are needed: a root of our own, one that is right, expired, of another host."""
import pathlib
import ssl
import subprocess

from world import sites

HOSTS = [one.host for one in sites.SITES]
CONFIG = """[ca]
default_ca = here
[here]
dir = {folder}
database = {folder}/index.txt
new_certs_dir = {folder}
serial = {folder}/serial
default_md = sha256
policy = any
unique_subject = no
copy_extensions = copy
[any]
commonName = supplied
"""
# Name: (host, begin, end); no host: those of all sites.
MADE = {"right": ("", "20200101000000Z", "20400101000000Z"),
        "expired": ("", "20180101000000Z", "20200101000000Z"),
        "other": ("elsewhere.example.net", "20200101000000Z", "20400101000000Z")}


def make(folder):
    """Writes root.pem and NAME.pem with its key to the folder."""
    folder = pathlib.Path(folder).resolve()
    folder.mkdir(parents=True, exist_ok=True)

    def openssl(*words):
        subprocess.run(["openssl", *map(str, words)], check=True, capture_output=True, cwd=folder)

    key = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")
    openssl("req", "-x509", *key, "-keyout", "root.key", "-out", "root.pem", "-days", "3650", "-subj", "/CN=Little Web Root")
    (folder / "ca.conf").write_text(CONFIG.format(folder=folder))
    (folder / "index.txt").write_text("")
    (folder / "serial").write_text("1000\n")
    for name, (host, begin, end) in MADE.items():
        openssl("req", "-new", *key, "-keyout", f"{name}.key", "-out", f"{name}.csr", "-subj", f"/CN={name}",
                "-addext", "subjectAltName=" + ",".join(f"DNS:{one}" for one in ([host] if host else HOSTS)))
        openssl("ca", "-batch", "-notext", "-config", "ca.conf", "-cert", "root.pem", "-keyfile", "root.key", "-startdate", begin,
                "-enddate", end, "-in", f"{name}.csr", "-out", f"{name}.crt")
        (folder / f"{name}.pem").write_text((folder / f"{name}.crt").read_text() + (folder / f"{name}.key").read_text())
    return folder


def context(folder, which):
    """A server's side of TLS; `which(host)` names the certificate that a host shows."""
    def one(name):
        made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        made.load_cert_chain(pathlib.Path(folder) / f"{name}.pem")
        return made

    contexts = {name: one(name) for name in MADE}

    def choose(connection, host, _):
        connection.context = contexts[which(host or "")]
        connection.asked_host = host or ""

    contexts["other"].sni_callback = choose
    return contexts["other"]
