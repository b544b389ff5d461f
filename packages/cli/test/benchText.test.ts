// What is said of a result: in the terminal, in Markdown, and when it is over a limit.
import { describe, expect, it } from 'vitest';
import { notJudged, violations } from '../src/bench/benchLimits.ts';
import { benchReport } from '../src/bench/benchReport.ts';
import { renderBench } from '../src/bench/renderBench.ts';
import { benchResult, benchRun } from './benchResults.ts';

const both = benchResult({ runs: [benchRun(), benchRun({ arch: 'x64' }, { initMs: 12, warmMs: 0.8 })] });
const none = { maxInit: undefined, maxDuration: undefined, maxMemory: undefined };

describe('renderBench', () => {
  it('compares architectures by the ratio of their medians, with its interval', () => {
    const text = renderBench(both);

    expect(text).toMatch(/x64 takes 2\.00 times as long as arm64 \(1\.\d\d–2\.\d\d, bootstrap\): initialization, p50/);
    expect(text).toMatch(/x64 takes 1\.00 times as long as arm64 \(0\.9\d+–1\.\d\d, bootstrap\): warm, p50/);
  });

  it('compares nothing with an emulated run, nor without samples', () => {
    const emulated = benchResult({ runs: [benchRun({ isEmulated: true }), benchRun({ arch: 'x64' })] });
    const onlyWarm = { ...benchRun(), cold: { initMs: [], firstAnswerMs: [] } };
    const warm = benchResult({ runs: [onlyWarm, { ...onlyWarm, arch: 'x64' as const }] });

    expect(renderBench(emulated)).not.toContain('times as long');
    expect(renderBench(warm)).toContain(': warm, p50');
    expect(renderBench(warm)).not.toContain('initialization, p50');
    expect(renderBench(warm)).not.toContain('NaN');
  });

  it('shows the end of an interval that the samples do not bound as an ellipsis', () => {
    expect(renderBench(both)).toMatch(/Initialization +arm64 +20 +5\.97 +5\.72–6\.28 +6\.54 +6\.41–… +6\.60 /);
  });
});

describe('benchReport', () => {
  it('has what the figures depend on, and every REPORT line as it came', () => {
    const page = benchReport(both);

    for (const part of ['eu-central-1', 'arm64 128 MB, x64 128 MB', '2026-11-28T12:00:00.000Z', '20 cold, 100 warm'])
      expect(page).toContain(part);
    for (const { reports } of both.runs) for (const line of reports) expect(page.split('\n')).toContain(line);
  });

  it('is not changed by what a label holds', () => {
    const page = benchReport(benchResult({ label: '`x` | <b>y</b>\n# z' }));

    expect(page.split('\n')[0]).toBe('# \\`x\\` \\| \\<b\\>y\\</b\\> # z');
  });
});

describe('violations', () => {
  it('names the limit, what was found, and the architecture', () => {
    // The 19th of 20 around 6 ms is 6.537, the 95th of 100 around 0.8 ms is 0.8719.
    expect(violations(both, { maxInit: 6.5, maxDuration: 0.87, maxMemory: 13 })).toEqual([
      'arm64: expected at most 6.5 ms of initialization (p95), found 6.537 (--max-init)',
      'arm64: expected at most 0.87 ms for a warm event (p95), found 0.8719 (--max-duration)',
      'arm64: expected at most 13 MB used, found 14 (--max-memory)',
      'x64: expected at most 6.5 ms of initialization (p95), found 13.07 (--max-init)',
      'x64: expected at most 0.87 ms for a warm event (p95), found 0.8719 (--max-duration)',
      'x64: expected at most 13 MB used, found 14 (--max-memory)',
    ]);
  });

  it('are none at the limit, nor without one, nor of an emulated run', () => {
    const emulated = benchResult({ runs: [benchRun({ isEmulated: true })] });

    expect(violations(both, { ...none, maxMemory: 14 })).toEqual([]);
    expect(violations(both, none)).toEqual([]);
    expect(violations(emulated, { maxInit: 0, maxDuration: 0, maxMemory: 1 })).toEqual([]);
    expect(notJudged(emulated, { maxInit: 0, maxDuration: undefined, maxMemory: undefined })).toEqual([
      expect.stringContaining('arm64 is emulated here: no limit was looked at'),
    ]);
    expect(notJudged(emulated, { maxInit: undefined, maxDuration: undefined, maxMemory: undefined })).toEqual([]);
  });
});
