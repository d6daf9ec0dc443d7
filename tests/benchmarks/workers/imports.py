"""Prints how long this process took to import (and to construct), in milliseconds.

Usage: imports.py FOLDER PACKAGE, or nothing for the libraries alone.
"""

import importlib
import sys
import time

start = time.perf_counter()
if len(sys.argv) == 1:
    importlib.import_module("httpx2")
    importlib.import_module("pydantic")
else:
    sys.path.insert(0, sys.argv[1])
    package = importlib.import_module(sys.argv[2])
    package.Client(package.Credentials("key", "secret"), region_id="cn-north-1")
print((time.perf_counter() - start) * 1000)
