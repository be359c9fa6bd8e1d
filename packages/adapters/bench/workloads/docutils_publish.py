"""docutils: reStructuredText to HTML. Root: the package."""
from docutils.core import publish_string

part = '''
Section {0}
===========

A paragraph with *emphasis*, **strong**, ``literal`` and a `link <http://example.org/{0}>`_.

* item
* another

  1. nested
  2. list

.. note:: something to remember

=====  =====
a      b
=====  =====
1      2
3      4
=====  =====
'''
text = ''.join(part.format(i) for i in range(40))
print(sum(len(publish_string(text, writer_name='html')) for _ in range(72)))
