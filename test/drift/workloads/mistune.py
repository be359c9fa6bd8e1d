import mistune

part = '''
# Heading *one*

Some **bold** text with a [link](http://example.org/a_b "title") and `code`, and *more* of it.

- item one
- item two
    - nested `x`

| a | b |
|---|---|
| 1 | 2 |

> quoted text
> goes on

```python
indented = code
```
'''
render = mistune.html if hasattr(mistune, 'html') else mistune.markdown
print(sum(len(render(part * 12)) for _ in range(220)))
