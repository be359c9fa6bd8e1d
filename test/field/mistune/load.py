"""Render a long document with plugins."""
import pathlib, sys
sys.path.insert(0, str(pathlib.Path(__file__).parent / 'src'))
import mistune
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
md = mistune.create_markdown(plugins=['strikethrough', 'footnotes', 'table', 'url'])
text = ''.join(part.format(i=i) for i in range(7000))
print(len(md(text)))
