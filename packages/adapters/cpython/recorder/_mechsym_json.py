"""JSON for what the recorder writes, without importing `json` into the program."""
try:
    from _json import encode_basestring_ascii as text
except ImportError:
    def text(value):
        out = []
        for c in value:
            code = ord(c)
            if c in '"\\':
                out.append('\\' + c)
            elif 32 <= code < 127:
                out.append(c)
            elif code > 0xffff:
                code -= 0x10000
                out.append('\\u%04x\\u%04x' % (0xd800 | code >> 10, 0xdc00 | code & 0x3ff))
            else:
                out.append('\\u%04x' % code)
        return '"%s"' % ''.join(out)


def encode(value):
    """JSON of dictionaries with string keys, lists, tuples, strings, numbers, booleans and None."""
    cls = type(value)
    if cls is str:
        return text(value)
    if cls is bool:
        return 'true' if value else 'false'
    if value is None:
        return 'null'
    if cls is int:
        return str(value)
    if cls is float:
        return repr(round(value, 9))
    if cls is dict:
        return '{%s}' % ','.join(['%s:%s' % (text(key), encode(item)) for key, item in value.items()])
    return '[%s]' % ','.join([encode(item) for item in value])
