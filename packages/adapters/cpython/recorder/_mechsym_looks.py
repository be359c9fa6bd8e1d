"""What closer looks wrote down and nobody has counted yet, in one piece of memory."""

LARGEST = 4_000_000  # bytes: then facts are written


class Looks:
    """A list of (code object's id, packed look)."""

    def __init__(self):
        self._data = bytearray()

    def __len__(self):
        return len(self._data)

    def add(self, key, packed):
        self._data += key.to_bytes(8, 'little') + len(packed).to_bytes(4, 'little') + packed

    def take(self, wanted):
        """{id: its looks, packed, in order} of those that are wanted, which are gone from here then."""
        taken = {}
        left = bytearray()
        data, at = self._data, 0
        while at < len(data):
            key = int.from_bytes(data[at:at + 8], 'little')
            end = at + 12 + int.from_bytes(data[at + 8:at + 12], 'little')
            if key in wanted:
                taken.setdefault(key, []).append(bytes(data[at + 12:end]))
            else:
                left += data[at:end]
            at = end
        self._data = left
        return taken
