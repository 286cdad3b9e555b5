"""The program: a glimpse of the first page, if one is kept, then what the words of the command ask for."""

import sys

from briefing.glimpse import Glimpse


def main() -> int:
    """Run the command and give its exit code."""
    glimpse = Glimpse(sys.argv[1:])
    try:
        glimpse.paint()
        from briefing.cli import main as run

        return run(glimpse=glimpse)
    finally:
        glimpse.withdraw()


if __name__ == "__main__":
    sys.exit(main())
