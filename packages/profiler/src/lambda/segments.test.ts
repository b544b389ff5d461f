import { describe, expect, test } from 'vitest';
import { daemonAddress, type SegmentOptions, type SegmentSpan, segmentDatagram } from './segments.ts';

const span = (name: string, children: readonly SegmentSpan[] = []): SegmentSpan => ({
  name,
  begin: 1000,
  end: 1500,
  children,
});
const options = (): SegmentOptions => {
  let ids = 0;
  return {
    trace: { root: '1-5759e988-bd862e3fe1be46a994272793', parent: '53995c3f42cd8ad8' },
    annotations: { ColdStart: true },
    metadata: { duration: 500 },
    requestId: 'r',
    droppedSpans: 0,
    newId: () => (ids++).toString(16).padStart(16, '0'),
  };
};
const documentOf = (datagram: string) => JSON.parse(datagram.split('\n')[1]!) as Record<string, unknown>;

describe('a datagram', () => {
  test('has a subsegment of the parent, with the spans inside', () => {
    const error = { type: 'RangeError', message: 'm'.repeat(2000) };
    const datagram = segmentDatagram({ ...span('Handler', [span('a', [span('b')])]), error }, options());

    expect(datagram.split('\n')[0]).toBe('{"format":"json","version":1}');
    expect(documentOf(datagram)).toEqual({
      name: 'Handler',
      id: '0000000000000000',
      start_time: 1,
      end_time: 1.5,
      fault: true,
      cause: { exceptions: [{ id: '0000000000000003', type: 'RangeError', message: 'm'.repeat(1000) }] },
      subsegments: [
        {
          name: 'a',
          id: '0000000000000001',
          start_time: 1,
          end_time: 1.5,
          subsegments: [{ name: 'b', id: '0000000000000002', start_time: 1, end_time: 1.5 }],
        },
      ],
      trace_id: '1-5759e988-bd862e3fe1be46a994272793',
      type: 'subsegment',
      parent_id: '53995c3f42cd8ad8',
      aws: { request_id: 'r' },
      annotations: { ColdStart: true },
      metadata: { kinglet: { duration: 500 } },
    });
  });

  test('has a segment where the trace has no parent', () => {
    const { trace, ...rest } = options();

    const document = documentOf(segmentDatagram(span('Handler'), { ...rest, trace: { ...trace, parent: undefined } }));

    expect(document).not.toHaveProperty('type');
    expect(document).not.toHaveProperty('parent_id');
  });

  test('stays below the daemon’s limit, and tells how many spans are not in it', () => {
    const many = Array.from({ length: 3000 }, (_, i) => span(`Größe ${i}`));

    const datagram = segmentDatagram(span('Handler', [span('all', many)]), options());

    const { subsegments, metadata } = documentOf(datagram) as {
      subsegments: [{ subsegments: unknown[] }];
      metadata: { kinglet: { droppedSpans: number } };
    };
    expect(Buffer.byteLength(datagram)).toBeLessThanOrEqual(64_000);
    expect(subsegments[0].subsegments.length).toBeGreaterThan(100);
    expect(subsegments[0].subsegments.length + metadata.kinglet.droppedSpans).toBe(3000);
  });

  test.for([
    ['load <rows>\n"a"', 'load _rows___a_'],
    ['größe/1 = 50%', 'größe/1 = 50%'],
    ['', '_'],
    ['n'.repeat(300), 'n'.repeat(200)],
  ] as const)('%#: names have what X-Ray allows', ([name, allowed]) => {
    expect(documentOf(segmentDatagram(span(name), options())).name).toBe(allowed);
  });
});

test.for([
  [undefined, '127.0.0.1:2000'],
  ['', '127.0.0.1:2000'],
  ['169.254.79.129:2000', '169.254.79.129:2000'],
  ['tcp:127.0.0.1:2000 udp:127.0.0.2:2001', '127.0.0.2:2001'],
  ['udp:127.0.0.2:2001 tcp:127.0.0.1:2000', '127.0.0.2:2001'],
] as const)('the daemon of %j is at %s', ([variable, address]) => {
  expect(daemonAddress(variable)).toBe(address);
});
