"""Pygments: highlight Python source as HTML. Root: the package."""
import inspect
import textwrap

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

source = inspect.getsource(textwrap)
print(sum(len(highlight(source, PythonLexer(), HtmlFormatter())) for _ in range(480)))
