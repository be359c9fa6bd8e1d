"""Format and split a script of statements."""
import pathlib, sys
sys.path.insert(0, str(pathlib.Path(__file__).parent / 'src'))
import sqlparse
one = "select a.id, b.name, count(*) as n from accounts a left join (select id, name from branches where city in ('x{i}','y')) b on a.branch = b.id where a.balance > {i} and (a.state = 'open' or a.flag is null) group by a.id, b.name having count(*) > 2 order by n desc limit {i};"
text = '\n'.join(one.format(i=i) for i in range(1100))
print(len(sqlparse.format(text, reindent=True, keyword_case='upper')), len(sqlparse.split(text)))
