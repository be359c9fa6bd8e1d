"""Pure-Python JSON: encode with indentation and decode again. Root: the standard library."""
import json
import json.decoder
import json.scanner

json.scanner.c_make_scanner = None
json.decoder.scanstring = json.decoder.py_scanstring
decoder = json.JSONDecoder()
decoder.parse_string = json.decoder.py_scanstring
decoder.scan_once = json.scanner.py_make_scanner(decoder)
data = [{'id': i, 'name': 'item %d' % i, 'tags': ['a', 'b', str(i)], 'price': i / 7, 'parts': {'x': i, 'y': None}} for i in range(500)]
for _ in range(700):
    text = json.dumps(data, indent=2)
    back = decoder.decode(text)
print(len(text), back == data)
