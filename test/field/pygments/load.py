"""Highlight the package's own sources as HTML and as terminal text."""
import pathlib, sys
sys.path.insert(0, str(pathlib.Path(__file__).parent / 'src'))
from pygments import highlight
from pygments.lexers import PythonLexer
from pygments.formatters import HtmlFormatter, TerminalFormatter
files = sorted(pathlib.Path(__file__).parent.joinpath('src/pygments').glob('*.py')) + sorted(pathlib.Path(__file__).parent.joinpath('src/pygments/formatters').glob('*.py')) + sorted(pathlib.Path(__file__).parent.joinpath('src/pygments/lexers').glob('[b-j]*.py'))
n = 0
for path in files:
    text = path.read_text()
    n += len(highlight(text, PythonLexer(), HtmlFormatter(linenos=True)))
    n += len(highlight(text, PythonLexer(), TerminalFormatter()))
print(n)
