"""What closer looks wrote down since the last write, in one piece of memory."""

LARGEST = 4_000_000  # bytes: then they are written


class Looks:
    """A list of (code object's id, packed look). The first of each code object is what is read of it."""

    def __init__(self):
        self._data = bytearray()

    def __len__(self):
        return len(self._data)

    def add(self, key, packed):
        self._data += key.to_bytes(8, 'little') + len(packed).to_bytes(4, 'little') + packed

    def take(self):
        """All of them in one piece, which are gone from here then."""
        data = bytes(self._data)
        self._data = bytearray()
        return data


def each(data):
    """The (id, packed look) of what `take` returned."""
    at = 0
    while at + 12 <= len(data):
        end = at + 12 + int.from_bytes(data[at + 8:at + 12], 'little')
        yield int.from_bytes(data[at:at + 8], 'little'), data[at + 12:end]
        at = end
