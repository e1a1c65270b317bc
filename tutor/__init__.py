"""Learn deep learning in the terminal: read, answer, build, train, play."""

__version__ = "0.1.0"
