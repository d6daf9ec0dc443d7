"""`python -m docmill` is the command as well."""

from docmill.cli import main

if __name__ == "__main__":
    main()
