"""Render a long document with the usual extensions."""
import pathlib, sys
sys.path.insert(0, str(pathlib.Path(__file__).parent / 'src'))
import markdown
part = '''
# Heading {i}

Some *emphasis*, **strong**, `code` and a [link](https://example.org/{i} "title") with an ![image](a{i}.png).

* item one
* item two with **bold**
    1. nested
    2. list

| a | b |
|---|---|
| {i} | *x* |

```python
def f{i}(): return {i}
```

> A quote with `code` and a footnote[^{i}].

[^{i}]: The note.
'''
text = ''.join(part.format(i=i) for i in range(3600))
print(len(markdown.markdown(text, extensions=['extra', 'toc', 'sane_lists'])))
