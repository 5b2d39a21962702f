#!/usr/bin/env python3
"""Shares prepared photographs through an S3 server (moto): between machines, damaged, refused, and with a server that stops.

usage: object_store.py MALZAMA      (built with `cargo build --release --features object-store`)

It is no part of `.ci/run`, as the program would have to be built twice; what it needs beside it stands in `object_store.txt`
(`pip install -r tests/outside/object_store.txt`). What was run stands in `docs/many-editions.md`.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import boto3
import requests
from moto.server import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import WSGIRequestHandler, make_server

import shards
from shards import check, copy, generator, made, run

BUCKET = "booklets"
SECRET = "secret-of-nobody"
WARNING = "was left alone"


class Quiet(WSGIRequestHandler):
    protocol_version = "HTTP/1.1"

    def log(self, *_):
        pass


class Server:
    """An S3 server that counts what it is asked, and may be told to fail from a request on."""

    def __init__(self, certificate=None):
        self.store = DomainDispatcherApplication(create_backend_app)
        self.asked = []
        self.fails_from = None
        self.server = make_server("127.0.0.1", 0, self.answer, threaded=True, request_handler=Quiet,
                                  ssl_context=certificate)
        self.address = f"{'https' if certificate else 'http'}://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.client = boto3.client("s3", endpoint_url=self.address, region_name="us-east-1",
                                   verify=certificate[0] if certificate else None, aws_access_key_id="key",
                                   aws_secret_access_key=SECRET)
        self.client.create_bucket(Bucket=BUCKET)

    def answer(self, environ, start):
        self.asked.append(environ["REQUEST_METHOD"])
        if self.fails_from is not None and len(self.asked) > self.fails_from:
            environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
            start("507 Insufficient Storage", [("Content-Length", "0")])
            return [b""]
        return self.store(environ, start)

    def objects(self):
        listed = self.client.list_objects_v2(Bucket=BUCKET).get("Contents", [])
        return {it["Key"]: self.client.get_object(Bucket=BUCKET, Key=it["Key"])["Body"].read() for it in listed}

    def stop(self):
        self.server.shutdown()
        self.server.server_close()


def silent():
    """Returns a socket that no connection is accepted at: its queue is full."""
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    listener.listen(0)
    waiting = [socket.socket() for _ in range(3)]
    for one in waiting:
        one.setblocking(False)
        one.connect_ex(listener.getsockname())
    return listener, waiting


class Machines:
    """Copies of one project, each as a machine of its own."""

    def __init__(self, program, project, folder):
        self.program, self.project, self.folder, self.count = program, project, folder, 0

    def build(self, *arguments):
        """Builds on a new machine; returns status, what was said, what was made, and the seconds that it took."""
        self.count += 1
        copied = copy(self.project, self.folder / f"machine-{self.count}")
        begun = time.monotonic()
        status, said = run(self.program, copied, "build", *arguments)
        took, files = time.monotonic() - begun, made(copied)
        check(SECRET not in said, "the secret is told")
        shutil.rmtree(copied)
        return status, said, files, took


def told_once(what, built, wanted, reason):
    """The build is as without a cache, but for one warning with this reason."""
    status, said, files, took = built
    print(f"{what}: {took:.1f} s", flush=True)
    check(status == 0, f"{what}: status {status}: {said[-500:]}")
    check(said.count(WARNING) == 1 and reason in said, f"{what}: {said[-500:]}")
    check(files == wanted, f"{what}: other files")


def share(machines, server, wanted):
    """A second machine prepares nothing; what is damaged is made anew."""
    cache = ("--cache", f"s3://{BUCKET}/cache")
    status, said, files, _ = machines.build(*cache)
    check(status == 0 and WARNING not in said, f"the first machine: {status}, {said[-500:]}")
    check(files == wanted, "the first machine makes other files than without a cache")
    whole = server.objects()
    check(len(whole) >= 4, f"{len(whole)} entries are kept")
    if len(whole) < 4:
        return
    check(all(name.startswith("cache/photographs/") for name in whole), f"kept: {sorted(whole)[:3]}")
    check(server.asked.count("PUT") - 1 == len(whole), "an entry was put more than once")

    server.asked.clear()
    status, said, files, _ = machines.build(*cache)
    check(status == 0 and WARNING not in said, f"the second machine: {status}, {said[-500:]}")
    check(files == wanted, "the second machine makes other files")
    check(server.asked == ["GET"] * len(whole), f"the second machine asks {server.asked}, of {len(whole)} entries")

    names = sorted(whole)
    damage = {names[0]: b"", names[1]: whole[names[1]][:100], names[2]: whole[names[0]],
              names[3]: bytes([whole[names[3]][0] ^ 1]) + whole[names[3]][1:]}
    for name, content in damage.items():
        server.client.put_object(Bucket=BUCKET, Key=name, Body=content)
    server.asked.clear()
    status, said, files, _ = machines.build(*cache)
    check(status == 0 and WARNING not in said and files == wanted, f"damaged entries: {status}, {said[-500:]}")
    check(server.asked.count("PUT") == len(damage), f"of {len(damage)} damaged entries, {server.asked.count('PUT')} were made anew")
    check(server.objects() == whole, "damaged entries are not as they were")


def encrypted(machines, folder, wanted):
    """A server with TLS is used if its certificate is trusted, and not otherwise."""
    certificate, key = str(folder / "certificate.pem"), str(folder / "key.pem")
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
                    "-addext", "subjectAltName=IP:127.0.0.1", "-addext", "basicConstraints=critical,CA:FALSE",
                    "-out", certificate, "-keyout", key], check=True, capture_output=True)
    server, before = Server((certificate, key)), dict(os.environ)
    try:
        os.environ.update(AWS_ENDPOINT_URL=server.address, AWS_ALLOW_HTTP="false")
        cache = ("--cache", f"s3://{BUCKET}/encrypted")
        told_once("a certificate that nobody vouches for", machines.build(*cache), wanted, "cannot be reached")
        os.environ["SSL_CERT_FILE"] = certificate
        status, said, files, _ = machines.build(*cache)
        check(status == 0 and WARNING not in said and files == wanted, f"with TLS: {status}, {said[-500:]}")
        check(any(name.startswith("encrypted/") for name in server.objects()), "with TLS, nothing is kept")
    finally:
        os.environ.clear()
        os.environ.update(before)
        server.stop()


def faults(machines, server, wanted):
    """Whatever a server does, one warning tells, and the same is made."""
    cache = ("--cache", f"s3://{BUCKET}/other")
    server.asked.clear()
    server.fails_from = 3
    told_once("a full server", machines.build(*cache), wanted, "507 Insufficient Storage")
    server.fails_from = None
    told_once("no bucket", machines.build("--cache", "s3://nowhere/cache"), wanted, "NoSuchBucket")
    requests.post(f"{server.address}/moto-api/reset-auth", data=b"0", timeout=10)
    told_once("an unknown key", machines.build(*cache), wanted, "InvalidAccessKeyId")
    os.environ["AWS_ALLOW_HTTP"] = "false"
    told_once("HTTP that is not allowed", machines.build(*cache), wanted, "cannot be used")
    os.environ["AWS_ALLOW_HTTP"] = "true"
    key = os.environ.pop("AWS_ACCESS_KEY_ID"), os.environ.pop("AWS_SECRET_ACCESS_KEY")
    told_once("no credentials", machines.build(*cache), wanted, "no credentials")
    os.environ["AWS_ACCESS_KEY_ID"], os.environ["AWS_SECRET_ACCESS_KEY"] = key
    server.stop()
    told_once("a server that was stopped", machines.build(*cache), wanted, "cannot be reached")
    listener, _waiting = silent()
    os.environ["AWS_ENDPOINT_URL"] = f"http://127.0.0.1:{listener.getsockname()[1]}"
    built = machines.build(*cache)
    told_once("a silent host", built, wanted, "")
    check(built[3] < 60, f"a silent host held the build for {built[3]:.0f} s")
    for address in ("gs://booklets/cache", f"s3://key:{SECRET}@booklets/cache", "s3:/booklets"):
        status, said, _, _ = machines.build("--cache", address)
        check(status == 2, f"{address}: {status}, {said}")


def main():
    program = Path(sys.argv[1]).resolve()
    begun = time.monotonic()
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        del os.environ[name]
    server = Server()
    os.environ.update(AWS_ENDPOINT_URL=server.address, AWS_ALLOW_HTTP="true", AWS_REGION="us-east-1",
                      AWS_ACCESS_KEY_ID="key", AWS_SECRET_ACCESS_KEY=SECRET)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        project = folder / "project"
        generator.generate(project, 3, groups=2)
        machines = Machines(program, project, folder)
        status, said, wanted, _ = machines.build()
        check(status == 0 and wanted, f"without a cache: {status}, {said[-500:]}")
        share(machines, server, wanted)
        encrypted(machines, folder, wanted)
        faults(machines, server, wanted)
    print(f"{shards.CHECKS} checks, {len(shards.FAULTS)} failed, {time.monotonic() - begun:.0f} s", flush=True)
    raise SystemExit(1 if shards.FAULTS else 0)


if __name__ == "__main__":
    main()
