import warnings

warnings.simplefilter('ignore')
from docutils.core import publish_string

part = '''
Heading {0}
===========

Some **bold** text with a `link <http://example.org/>`__ and ``code``, and *more* of it.

- item one
- item two

  - nested ``x``

===  ===
a    b
===  ===
1    2
===  ===

:field: value

.. note:: quoted text
   goes on
'''
text = ''.join(part.format(i) for i in range(40))
print(sum(len(publish_string(text, writer_name='html5', settings_overrides={'report_level': 5})) for _ in range(6)))
