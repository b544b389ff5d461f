import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sampledTrace } from './traceHeader.ts';

const root = '1-5759e988-bd862e3fe1be46a994272793';
const parent = '53995c3f42cd8ad8';

test.for([
  `Root=${root};Parent=${parent};Sampled=1`,
  `Sampled=1; Parent=${parent}; Root=${root}`,
  `Self=1-67891234-12456789abcdef012345678;root=${root};PARENT=${parent};sampled=1;Lineage=a87bd80c:1|68fd508a:5`,
])('%s', (header) => {
  expect(sampledTrace(header)).toEqual({ root, parent });
});

test('without a parent the trace begins here', () => {
  expect(sampledTrace(`Root=${root};Sampled=1`)).toEqual({ root, parent: undefined });
  expect(sampledTrace(`Root=${root};Parent=5;Sampled=1`)).toEqual({ root, parent: undefined });
});

test.for([
  undefined,
  '',
  `Root=${root};Parent=${parent}`,
  `Root=${root};Parent=${parent};Sampled=0`,
  `Root=${root};Parent=${parent};Sampled=?`,
  `Root=5759e988;Parent=${parent};Sampled=1`,
  `Parent=${parent};Sampled=1`,
])('nothing is recorded of %s', (header) => {
  expect(sampledTrace(header)).toBeUndefined();
});

test('any text is a trace with ids, or none', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      for (const header of [text, `Sampled=1;Root=${text}`, `Sampled=1;Root=${root};Parent=${text}`]) {
        const trace = sampledTrace(header);
        if (trace)
          expect([trace.root, trace.parent ?? parent].join()).toMatch(/^1-[0-9a-f]{8}-[0-9a-f]{24},[0-9a-f]{16}$/i);
      }
    }),
  );
});
