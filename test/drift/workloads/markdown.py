import markdown

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

    indented = code
'''
print(sum(len(markdown.markdown(part * 12, extensions=['markdown.extensions.tables', 'markdown.extensions.toc'])) for _ in range(130)))
