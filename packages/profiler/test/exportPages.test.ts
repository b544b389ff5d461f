// Files for other tools, read by these tools.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Chromium, chromiumIsMissing, startChromium } from '../../cli/test/chromium.ts';
import { toCpuProfile, toHeapProfile } from '../src/export/toCpuProfile.ts';
import { toSpeedscope } from '../src/export/toSpeedscope.ts';
import { toTraceEvents } from '../src/export/toTraceEvents.ts';
import { exportedReport, heapProfile, sampledThread, workerProfile } from './exportedReport.ts';
import { speedscopeFile } from './speedscopeFile.ts';

const view = { scheme: 'light', width: 1200 } as const;
const sampled = sampledThread();
const report = exportedReport({ cpu: [sampled, { thread: 2, begin: 3, profile: workerProfile }] });

describe.skipIf(chromiumIsMissing)('in Chromium', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kinglet-export-'));
  let chromium: Chromium;

  beforeAll(async () => {
    chromium = await startChromium();
  });

  afterAll(async () => {
    await chromium.stop();
    rmSync(folder, { recursive: true });
  });

  test("DevTools' trace engine finds spans and functions in trace events", async () => {
    const page = await chromium.open(devtools('models/trace/trace.js'), view);
    const { tracks, bounds } = (await page.evaluate(`(async () => {
      const Trace = await import('${devtools('models/trace/trace.js')}');
      const model = Trace.TraceModel.Model.createWithAllHandlers();
      const { traceEvents, metadata } = ${toTraceEvents(report)};
      await model.parse(traceEvents, { metadata, isFreshRecording: false });
      const { Renderer, Meta } = model.parsedTrace(0).data;
      const nameOf = (entry) => entry.name === 'ProfileCall' ? entry.callFrame.functionName : entry.name;
      const tracks = [...Renderer.processes.get(1).threads.values()].map(({ name, entries }) =>
        [name, entries.map((entry) => [nameOf(entry), entry.ts, entry.dur])]);
      return { tracks, bounds: Meta.traceBounds };
    })()`)) as { tracks: [string, [string, number, number][]][]; bounds: { min: number; max: number } };
    const entriesOf = (name: string) => tracks.filter((track) => track[0] === name).map(([, entries]) => entries);

    expect(entriesOf('spans, main thread')).toEqual([
      [
        ['handler', 1500, 7500],
        ['load a', 2000, 3000],
      ],
      [
        ['load b', 3000, 4000],
        ['flush', 8000, 2250],
      ],
    ]);
    expect(entriesOf('spans, worker 2')).toEqual([[['work', 4000, 2000]]]);
    expect(entriesOf('worker 2')).toEqual([
      [
        ['CPU profile', 4000, 7500],
        ['handler', 5000, 4000],
        ['parse', 5000, 1000],
        ['multiply', 6000, 3000],
        ['handler', 10_000, 1500],
        ['multiply', 11_000, 500],
      ],
    ]);
    const burned = entriesOf('main thread')[0]!.filter(([name]) => name === 'burnsProcessor');
    expect(burned.reduce((sum, [, , duration]) => sum + duration, 0)).toBeGreaterThan(60_000);
    expect(bounds.max).toBeGreaterThan((sampled.begin + 100) * 1000);
  });

  test("DevTools' model of CPU profiles takes a .cpuprofile", async () => {
    const page = await chromium.open(devtools('models/cpu_profile/cpu_profile.js'), view);
    const selves = await page.evaluate(`(async () => {
      const { CPUProfileDataModel } = await import('${devtools('models/cpu_profile/cpu_profile.js')}');
      const { profileHead } = new CPUProfileDataModel.CPUProfileDataModel(${toCpuProfile(sampled)});
      const nodes = [profileHead];
      for (const { children } of nodes) nodes.push(...children);
      return nodes.map(({ functionName, self }) => [self, functionName]);
    })()`);
    expect((selves as [number, string][]).sort(([a], [b]) => b - a)[0]![1]).toBe('burnsProcessor');
  });

  test('speedscope shows the functions and spans of its own format', async () => {
    const page = await openInSpeedscope('report.speedscope.json', toSpeedscope(report));
    const shown = (await page.evaluate(`(async () => {
      const shown = [];
      for (let i = 0; i < 6; i++) {
        shown.push({ title: await titleOf(i), rows: rows() });
        window.dispatchEvent(new KeyboardEvent('keypress', { key: 'n' }));
      }
      return shown;
      ${pageFunctions}
    })()`)) as Shown[];
    expect(shown.map(({ title }) => title)).toEqual([
      'CPU, main thread (1/6)',
      'CPU, worker 2 (2/6)',
      'spans, main thread (3/6)',
      'spans, main thread (4/6)',
      'spans, worker 2 (5/6)',
      'allocations, main thread (6/6)',
    ]);
    expect(shown[0]!.rows[0]![2]).toBe('burnsProcessor');
    expect(shown.slice(1).map(({ rows }) => rows)).toEqual([
      [
        ['3.50ms (64%)', '3.50ms (64%)', 'multiply'],
        ['1.00ms (18%)', '1.00ms (18%)', 'parse'],
        ['5.50ms (100%)', '1.00ms (18%)', 'handler'],
      ],
      [
        ['7.50ms (100%)', '4.50ms (60%)', 'handler'],
        ['3.00ms (40%)', '3.00ms (40%)', 'load a'],
      ],
      [
        ['4.00ms (64%)', '4.00ms (64%)', 'load b'],
        ['2.25ms (36%)', '2.25ms (36%)', 'flush'],
      ],
      [['2.00ms (100%)', '2.00ms (100%)', 'work']],
      [
        ['4.00 KB (80%)', '4.00 KB (80%)', 'concatenate'],
        ['5.00 KB (100%)', '1.00 KB (20%)', 'handler'],
      ],
    ]);
  });

  test("speedscope shows the functions of the engine's own files", async () => {
    const ask = `(async () => { await titleOf(); return rows(); ${pageFunctions} })()`;
    const cpu = await openInSpeedscope('cpu.cpuprofile', toCpuProfile(sampled));
    expect(((await cpu.evaluate(ask)) as string[][])[0]![2]).toBe('burnsProcessor');
    const heap = await openInSpeedscope(
      'heap.heapprofile',
      toHeapProfile({ thread: 0, begin: 0, profile: heapProfile }),
    );
    expect(((await heap.evaluate(ask)) as string[][])[0]).toEqual(['4.00 KB (80%)', '4.00 KB (80%)', 'concatenate']);
  });

  /** The way of its command line: a script that hands over the file. */
  function openInSpeedscope(name: string, text: string): ReturnType<Chromium['open']> {
    const script = join(folder, `${name}.js`);
    const base64 = Buffer.from(text).toString('base64');
    writeFileSync(script, `speedscope.loadFileFromBase64(${JSON.stringify(name)}, ${JSON.stringify(base64)})`);
    const page = pathToFileURL(speedscopeFile('index.html'));
    page.hash = `view=sandwich&localProfilePath=${script}`;
    return chromium.open(page, view);
  }
});

interface Shown {
  readonly title: string;
  /** Total, self and name of each. */
  readonly rows: readonly (readonly string[])[];
}

/** Of speedscope's page: waits for its table, and reads it. */
const pageFunctions = `
  function rows() {
    const cells = [...document.querySelectorAll('tr')].map((row) => [...row.cells].map((cell) => cell.innerText.trim()));
    return cells.slice(cells.findIndex(([, , name]) => name === 'Symbol Name') + 1);
  }
  async function titleOf(place) {
    for (;;) {
      const [, title, table] = document.body.innerText.split('\\n');
      if (document.querySelector('tr') && (place === undefined || title.includes('(' + (place + 1) + '/'))) return title;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
`;

function devtools(path: string): URL {
  return new URL(`devtools://devtools/bundled/${path}`);
}
