#!/usr/bin/env python3
"""Packs a folder so that the same files give the same bytes: sorted, dated by the commit, without owners.

pack.py FOLDER ARCHIVE DATE   (ARCHIVE ends in .zip or .tar.gz; DATE in seconds since 1970)"""
import gzip
import io
import pathlib
import sys
import tarfile
import time
import zipfile


def packed_zip(files, archive, date):
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as package:
        for path, name in files:
            entry = zipfile.ZipInfo(name, time.gmtime(date)[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = (path.stat().st_mode & 0o777) << 16
            package.writestr(entry, path.read_bytes())


def packed_tar(files, archive, date):
    plain = io.BytesIO()
    with tarfile.open(fileobj=plain, mode="w", format=tarfile.PAX_FORMAT) as package:
        for path, name in files:
            entry = tarfile.TarInfo(name)
            entry.size, entry.mtime, entry.mode = path.stat().st_size, date, path.stat().st_mode & 0o777
            package.addfile(entry, path.open("rb"))
    with open(archive, "wb") as file, gzip.GzipFile(fileobj=file, mode="wb", filename="", mtime=date) as packed:
        packed.write(plain.getvalue())


folder, archive, date = pathlib.Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
inside = sorted(path for path in folder.rglob("*") if path.is_file())
files = [(path, f"{folder.name}/{path.relative_to(folder).as_posix()}") for path in inside]
(packed_zip if archive.endswith(".zip") else packed_tar)(files, archive, date)
