"""`python -m hitcase`."""

from hitcase.cli import main

if __name__ == "__main__":
    main()
