import argparse

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import JavascriptLexer, PythonLexer

source = open(argparse.__file__).read()
total = 0
for _ in range(4):
    total += len(highlight(source, PythonLexer(), HtmlFormatter(linenos='table')))
    total += len(highlight(source.replace('#', '//'), JavascriptLexer(), HtmlFormatter()))
print(total)
