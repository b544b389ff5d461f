// The entry `telemetry` for the quickjs engine, over a stand-in for the module that the bootstrap carries.
import { beforeEach, expect, test, vi } from 'vitest';

const marks: (number | undefined)[] = [];
vi.mock('kinglet:runtime', () => ({
  telemetry: {
    origin: 1000,
    mark: (index: number) => marks[index],
    cpuTime: () => 1,
    peakMemory: () => 2,
    sendDatagram: () => true,
    writeLine: () => undefined,
  },
}));

beforeEach(() => {
  marks.length = 0;
});

test('has the marks of the C by their names, by the clock of `performance`', async () => {
  const { startMarks } = await import('./quickjsTelemetry.ts');
  marks.push(998, 999, 999.5, 1002, 1003, undefined, undefined, undefined, 0.25);

  expect(startMarks()).toEqual({
    processStart: -2,
    main: -1,
    engineBegin: -0.5,
    engineReady: 2,
    initBegin: 3,
    initEnd: undefined,
    firstNext: undefined,
    firstEvent: undefined,
    assets: 0.25,
  });
});

test("exports what the package's own entry does", async () => {
  const entry = await import('./quickjsTelemetry.ts');

  expect(Object.keys(entry).sort()).toEqual(Object.keys(await import('./telemetry.ts')).sort());
  expect([entry.cpuTime(), entry.peakMemory(), entry.sendDatagram('', '')]).toEqual([1, 2, true]);
});
