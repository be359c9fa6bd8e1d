// Normalises answers of a forum's server: 120 pages with 60 threads each, or as many pages as the argument says.
import { createRequire } from 'node:module';
const { normalize, denormalize, schema } = createRequire(import.meta.url)('./normalizr.cjs');
const user = new schema.Entity('users');
const comment = new schema.Entity('comments', { author: user });
const thread = new schema.Entity('threads', { author: user, comments: [comment], tags: [new schema.Entity('tags')] });
const person = (i) => ({ id: i % 900, name: `User ${i % 900}`, karma: i % 31 });
const pages = Number(process.argv[2] ?? 120);
let entities = 0;
let length = 0;
for (let page = 0; page < pages; page++) {
  const answer = JSON.parse(JSON.stringify(Array.from({ length: 60 }, (_, i) => ({
    id: page * 60 + i, title: `Thread ${i}`, author: person(page + i), tags: [{ id: i % 7, name: 'a' }, { id: 7 + i % 5, name: 'b' }],
    comments: Array.from({ length: 20 + i % 12 }, (_, k) => ({ id: (page * 60 + i) * 40 + k, text: `Comment ${k} on ${i}`, author: person(i * 13 + k * 7) })),
  }))));
  const { result, entities: found } = normalize(answer, [thread]);
  entities += Object.values(found).reduce((all, each) => all + Object.keys(each).length, 0);
  length += denormalize(result.slice(0, 20), [thread], found).reduce((all, { comments }) => all + comments.length, 0);
}
console.log(entities, length);
