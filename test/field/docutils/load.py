"""Publish a long reStructuredText document as HTML."""
import pathlib, sys
sys.path.insert(0, str(pathlib.Path(__file__).parent / 'src'))
from docutils.core import publish_string
section = '''
Section {i}
===========

Some *emphasis*, **strong** text and ``literals`` with a `link <https://example.org/{i}>`_ and a footnote [#f{i}]_.

- first item with *text*
- second item

  - nested item with ``code``

========  =========
Column    Value
========  =========
a{i}      1
b{i}      2
========  =========

.. [#f{i}] The note of section {i}.

.. note:: Remember section {i}.

'''
text = 'Title\n#####\n' + ''.join(section.format(i=i) for i in range(900))
print(len(publish_string(text, writer='html5', settings_overrides={'report_level': 5})))
