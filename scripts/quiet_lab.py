"""Keep JupyterLab quiet: no news pop-up, no update check, no kernel start warning.

Writes two settings into the environment it is run with; `make` and Binder's postBuild call it.
"""

import json
import sys
from pathlib import Path

SETTINGS = {"@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False}}


def write(path: Path, text: str) -> None:
    """Write a text, making the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def main() -> None:
    """Write both files below the running environment's prefix."""
    prefix = Path(sys.prefix)
    write(prefix / "share/jupyter/lab/settings/overrides.json", json.dumps(SETTINGS, indent=2) + "\n")
    # ipykernel 7 logs a TCP warning at every start, which a student reads as a fault.
    write(prefix / "etc/ipython/ipython_kernel_config.py", "c = get_config()\nc.IPKernelApp.log_level = 40\n")


if __name__ == "__main__":
    main()
