// Writes the descriptions of ten versions of an interface with 1,500 operations as YAML and reads them back, or of as many versions as the argument says.
import { createHash } from 'node:crypto';
import { dump, load } from './js-yaml.mjs';
const schema = (i) => ({ type: 'object', required: ['id', 'name'], properties: {
  id: { type: 'integer', format: 'int64' }, name: { type: 'string', maxLength: 80 + i % 20, description: `Name of item ${i}, as people see it: "short"` },
  tags: { type: 'array', items: { type: 'string', enum: ['new', 'old', `k${i % 9}`] } }, owner: { $ref: `#/components/schemas/User${i % 30}` } } });
const versions = Number(process.argv[2] ?? 10);
const hash = createHash('md5');
let operations = 0;
for (let version = 0; version < versions; version++) {
  const paths = {};
  for (let i = 0; i < 1500; i++) {
    paths[`/shops/{shop}/items${i}/{id}`] = { get: {
      operationId: `getItem${i}`, summary: `Reads item ${i}`, tags: [`group${i % 12}`],
      parameters: [{ name: 'shop', in: 'path', required: true, schema: { type: 'string' } }, { name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
      responses: { 200: { description: 'OK', content: { 'application/json': { schema: schema(i + version) } } }, 404: { description: 'Not found' } } } };
  }
  const text = dump({ openapi: '3.0.3', info: { title: 'Shops', version: `1.${version}` }, paths });
  hash.update(text);
  operations += Object.keys(load(text).paths).length;
}
console.log(operations, hash.digest('hex'));
