"""Checks queries as an editor does: parses each, and asks after each token what may follow."""
import pathlib, sys
sys.path.insert(0, str(pathlib.Path(__file__).parent / 'src'))
from lark import Lark
grammar = r'''
start: "SELECT"i columns "FROM"i source where? group? order? limit? ";"?
columns: "*" | column ("," column)*
column: expr ("AS"i NAME)?
source: table join*
table: NAME ("AS"i NAME)?
join: ("LEFT"i | "INNER"i)? "JOIN"i table "ON"i expr
where: "WHERE"i expr
group: "GROUP"i "BY"i expr ("," expr)* having?
having: "HAVING"i expr
order: "ORDER"i "BY"i expr direction? ("," expr direction?)*
direction: "ASC"i | "DESC"i
limit: "LIMIT"i NUMBER
?expr: or
?or: and ("OR"i and)*
?and: not ("AND"i not)*
?not: "NOT"i not | compare
?compare: sum (OP sum)?
?sum: product (("+" | "-") product)*
?product: atom (("*" | "/") atom)*
?atom: NUMBER | STRING | call | field | "(" expr ")"
call: NAME "(" (expr ("," expr)*)? ")"
field: NAME ("." NAME)*
OP: "=" | "<>" | "<=" | ">=" | "<" | ">"
NAME: /(?!(?:SELECT|FROM|WHERE|GROUP|ORDER|BY|LIMIT|JOIN|LEFT|INNER|ON|AS|AND|OR|NOT|HAVING|ASC|DESC)\b)[A-Za-z_]\w*/i
STRING: /'[^']*'/
%import common.NUMBER
%ignore /\s+/
'''
parser = Lark(grammar, parser='lalr')
queries = [
    f"SELECT o.id, c.name AS customer, sum(l.pieces * l.price) AS total{i} FROM orders AS o JOIN customers AS c ON o.customer = c.id LEFT JOIN lines AS l ON l.order_id = o.id"
    f" WHERE o.day >= '2024-0{1 + i % 9}-01' AND (c.city = 'Ulm' OR c.city = 'Bonn{i}') AND NOT o.cancelled = 1 GROUP BY o.id, c.name HAVING sum(l.pieces) > {i} ORDER BY total{i} DESC, c.name LIMIT {10 + i};"
    if i % 3 else f"SELECT * FROM items WHERE price * 1.19 > {i} AND stock < 5 ORDER BY price"
    for i in range(int(sys.argv[1]) if len(sys.argv) > 1 else 1500)
]
nodes = offered = 0
for i, query in enumerate(queries):
    nodes += sum(1 for _ in parser.parse(query).iter_subtrees())
    if i % 20 == 0:
        typed = parser.parse_interactive(query)
        for token in typed.iter_parse(): offered += len(typed.accepts())
        nodes += sum(1 for _ in typed.feed_eof().iter_subtrees())
print(nodes, offered)
