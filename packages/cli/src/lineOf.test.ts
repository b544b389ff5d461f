import { expect, test } from 'vitest';
import { lineOf } from './lineOf.ts';

test.each<[string, string, number]>([
  ['JSON', '{\n  "entry": "a",\n  "memory": 5\n}', 3],
  ['TypeScript', 'export default {\n  entry: "a",\n  memory: 5,\n};', 3],
  ['quotes of another kind', "export default {\n  'memory' : 5 };", 2],
  ['not in a comment', '// memory: 1\n/* memory: 2\n */ export default { memory: 3 };', 3],
  ['not in a text', 'const a = "memory: 1";\nconst b = `\nmemory: 2`;\nexport default { memory: 3 };', 4],
  ['not as a value', 'export default { entry: memory,\n memory: 3 };', 2],
  ['not as a part of a name', 'export default { maxmemory: 1,\n memory: 3 };', 2],
  ['not what a setting holds', '{\n "tags": {\n  "memory": "x" },\n "memory": 5 }', 4],
  ['nowhere', 'export default { ...shared };', 1],
  ['nothing at all', '', 1],
])('%s', (_, source, line) => {
  expect(lineOf(source, 'memory')).toBe(line);
});
