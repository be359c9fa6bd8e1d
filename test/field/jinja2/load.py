"""Compile and render templates with inheritance, macros, filters and loops."""
import pathlib, sys
sys.path.insert(0, str(pathlib.Path(__file__).parent / 'src'))
from jinja2 import Environment, DictLoader
templates = {
    'base.html': '<html><head><title>{% block title %}{% endblock %}</title></head><body>{% block body %}{% endblock %}</body></html>',
    'macros.html': '{% macro row(item) %}<tr><td>{{ item.name|upper|e }}</td><td>{{ "%.2f"|format(item.price) }}</td><td>{{ item.tags|sort|join(", ") }}</td></tr>{% endmacro %}',
}
for i in range(400):
    templates[f'page{i}.html'] = '{% extends "base.html" %}{% from "macros.html" import row %}{% block title %}Page {{ n }} of part ' + str(i) + '{% endblock %}{% block body %}<table>{% for item in items if item.price > ' + str(i % 7) + ' %}{{ row(item) }}{% else %}<p>none</p>{% endfor %}</table>{% for g in items|groupby("kind") %}<h2>{{ g.grouper }}</h2>{{ g.list|map(attribute="name")|join(" ") }}{% endfor %}{% endblock %}'
env = Environment(loader=DictLoader(templates), autoescape=True)
items = [{'name': f'item {i}', 'price': i % 13 * 1.5, 'tags': ['b', 'a', str(i)], 'kind': 'xyz'[i % 3]} for i in range(90)]
n = 0
for round_ in range(3):
    env.cache.clear() if round_ == 1 else None
    for i in range(400):
        n += len(env.get_template(f'page{i}.html').render(n=i, items=items))
print(n)
