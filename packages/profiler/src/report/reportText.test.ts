import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyReport, evil, sampleReport } from '../../test/sampleReport.ts';
import { cellsOf } from './printable.ts';
import { reportText } from './reportText.ts';

const hostile = fc.string({
  unit: fc.constantFrom(...'aZ \t\n\u001b\u0300\u200d\u202e名ﾊ👨🏽\uffff', '\ud800', '\udc00'),
});

const text = reportText(sampleReport(), { columns: 100 });

describe('reportText', () => {
  it('has spans as a tree with their figures', () => {
    expect(text).toMatch(/Span +Count +Total +Self +p50 +p95 +p99 +Failed/);
    expect(text).toMatch(/^ {4}predict +40 +700 ms +70 ms +15\.8 ms +29\.7 ms +45\.5 ms +1$/m);
    expect(text).toMatch(/^ {6}multiply +160 +520 ms/m);
    expect(text).toContain('12 of the oldest spans');
  });

  it('says of every metric where it comes from, or why it is not there', () => {
    expect(text).toMatch(/task clock +912 ms +rusage +getrusage: ru_utime \+ ru_stime/);
    expect(text).toMatch(/cycles +2\.81 G +pmu, 48\.0 % counted +PERF_COUNT_HW_CPU_CYCLES/);
    expect(text).toMatch(/memory bandwidth +12\.4 GB\/s +estimate/);
    expect(text).toContain('unavailable: ENOENT — this machine has no PMU (L1D MPKI, branch MPKI)');
    expect(text).toContain('unavailable: EACCES — /sys/class/powercap/intel-rapl:0/energy_uj is for root (energy)');
  });

  it('ranks functions, a recursive one counted once', () => {
    const hot = text.slice(text.indexOf('Hottest functions'));
    expect(hot.split('\n')[2]).toMatch(/^ +\d+ ms +\d+\.\d % .* multiply +src\/matrix\.ts:57$/);
    expect(hot).toMatch(/75 ms +8\.3 % +75 ms +8\.3 % +fib/);
    expect(hot).not.toContain('(idle)');
    expect(text).toMatch(/Allocated, main thread\n.*\n +2\.29 MiB +78\.9 %/);
  });

  it('holds kernels against the roof', () => {
    expect(text).toMatch(/gemm_f32 +neon +160 +210 ms +27\.1 +40 GFLOP\/s +1\.48 GB\/s +54\.1 %/);
    expect(text).toMatch(/copy +typescript +20 +3 ms +– +– +6\.67 GB\/s +37\.5 %/);
    expect(text).toContain('Roof of one thread. Compute: 74 GFLOP/s (clock: gemm_f32 of 64 × 64, best of 20).');
  });

  it('keeps to the columns it is given, whatever the names are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 64, max: 160 }), hostile, (columns, suffix) => {
        const made = reportText(
          sampleReport((name) => name + suffix + evil),
          { columns },
        );

        for (const line of made.split('\n')) expect(cellsOf(line)).toBeLessThanOrEqual(columns);
        expect(made.replaceAll('\n', '')).not.toMatch(/\p{Cc}|\p{Cs}|\u202e|NaN|undefined/u);
      }),
      { numRuns: 20 },
    );
  });

  it('has colour only where it is wanted', () => {
    const coloured = reportText(sampleReport(), { columns: 100, color: true });

    expect(coloured).toContain('\u001b[1mSpans\u001b[22m');
    expect(coloured.replaceAll(/\p{Cc}\[\d+m/gu, '')).toBe(text);
  });

  it('is two lines where nothing was measured', () => {
    expect(reportText(emptyReport)).toBe('Profile of 0 s, begun 2026-11-29 18:00:00 UTC\nnode 24.21.0, linux x64\n');
    expect(reportText({ ...emptyReport, begun: 1e300 })).toContain('begun –');
  });

  it('shows no number that is none', () => {
    const [kernel] = sampleReport().kernels;
    const none = { ...emptyReport, kernels: [{ ...kernel!, milliseconds: 0 }], spans: [], roof: sampleReport().roof! };
    const unknown = { ...none, roof: { compute: { unavailable: 'EPERM' }, memory: { unavailable: 'EPERM' } } };

    expect(reportText(none)).toMatch(/gemm_f32 +neon +160 +0 s +27\.1 +– +– +–/);
    expect(reportText(unknown)).toContain('Roof of one thread. Compute: unavailable: EPERM.');
  });

  it('refuses terminals of less than 40 cells', () => {
    for (const columns of [39, 0, -1, Number.NaN, 50.5])
      expect(() => reportText(emptyReport, { columns })).toThrow(
        expect.objectContaining({ code: 'KINGLET_PROFILER_OPTION' }),
      );
  });

  it('has room for as many spans as there are', () => {
    const [span] = sampleReport().spans;
    const spans = Array.from({ length: 150_000 }, () => ({ ...span!, name: 's', children: [] }));

    expect(reportText({ ...emptyReport, spans }).match(/^ {2}s /gm)).toHaveLength(150_000);
  });
});
