import sqlparse

text = '''
select a.x, b.y, count(*) as n, case when a.z > 3 then 'big' else 'small' end as size
from first a left join second b on a.id = b.id and b.kind in (1, 2, 3)
where a.name like 'x%' and (b.value between 1 and 10 or b.value is null)
group by a.x, b.y having count(*) > 2 order by n desc limit 10;
insert into third (p, q, r) values (1, 'two', 3.5), (2, 'three', 4.5);
update fourth set p = p + 1, q = (select max(y) from second) where id = 7;
'''
print(sum(len(sqlparse.format(text, reindent=True, keyword_case='upper', strip_comments=True)) for _ in range(70)))
