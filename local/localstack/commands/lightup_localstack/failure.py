"""What a person can mend."""

USAGE, UNAVAILABLE = 2, 3


class Failure(Exception):
    """One sentence that names what is wrong and the command that mends it."""

    def __init__(self, sentence: str, code: int = UNAVAILABLE):
        super().__init__(sentence)
        self.code = code
