// The parts of the page that need no browser.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyReport, evil, sampleReport } from '../../test/sampleReport.ts';
import { createProfiler } from '../createProfiler.ts';
import { escapeHtml } from './markup.ts';
import { reportPage } from './reportPage.ts';
import { rooflineChart } from './rooflineChart.ts';
import type { Tone } from './scene.ts';
import { textMatcher } from './textMatcher.ts';
import { timeTicks } from './timeTicks.ts';
import { boxColour, toneNames, toneOf } from './tones.ts';
import { around, panned, zoomed } from './viewRange.ts';

describe('reportPage', () => {
  it('has every metric with its source or the reason', () => {
    const page = reportPage(sampleReport());

    expect(page).toMatch(/memory bandwidth<\/span><\/th><td>12\.4 GB\/s<\/td><td class="left">estimate<\/td>/);
    expect(page).toContain('<td class="left">ENOENT — this machine has no PMU</td>');
    expect(page).toContain('pmu, 48.0 % counted');
  });

  it('tells the processor time of a real profile', async () => {
    const profiler = createProfiler({ power: 'off' });
    for (let end = performance.now() + 5; performance.now() < end; );

    expect(reportPage(await profiler.stop())).toMatch(/CPU time[\s\S]*% of one processor/);
  });

  it('has no section for what there is not', () => {
    const page = reportPage(emptyReport);

    expect(page).not.toContain('<section');
    expect(page).toContain('Nothing was measured');
    expect(reportPage({ ...emptyReport, notes: ['closed'] })).toContain('<li>closed</li>');
  });

  it('holds no markup of names, no lone surrogate and no control character', () => {
    const page = reportPage(
      sampleReport((name) => name + evil),
      { title: evil },
    );

    expect(page.match(/<script/g)).toHaveLength(4);
    expect(page.match(/<\/script>/g)).toHaveLength(4);
    const shown = page.replaceAll(/<(script|style)[\s\S]*?<\/\1>/g, '').replaceAll('\n', '');
    expect(shown.match(/[\p{Cs}\p{Cc}\u202e]|NaN|undefined/u)?.[0]).toBeUndefined();
  });

  it('escapes what markup is made of', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'<>&"\'/!-a;\u0000', '\ud800', '&lt;') }),
        (text) => !/[<>"']|&(?!amp;|lt;|gt;|quot;|#39;)/.test(escapeHtml(text)),
      ),
      {
        numRuns: 30,
      },
    );
  });
});

describe('rooflineChart', () => {
  const { kernels, roof } = sampleReport();
  const options = { id: 'r', width: 900 };

  it('has a dot for each kernel that computes, inside the frame, and both lines', () => {
    const chart = rooflineChart(kernels, roof, options);

    const dots = [...chart.matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)"/g)];
    expect(dots).toHaveLength(4);
    for (const [, x, y] of dots)
      expect(Number(x) > 62 && Number(x) < 884 && Number(y) > 16 && Number(y) < 376).toBe(true);
    expect(chart.match(/class="roof"/g)).toHaveLength(2);
    expect(chart).toContain('gemm_f32: 40 GFLOP/s at 27.1 FLOP/byte, 54.1 % of the roof.');
  });

  it('does with half of a roof, or none, or no kernel', () => {
    const unknown = { unavailable: 'EPERM' };

    expect(rooflineChart(kernels, { ...roof!, memory: unknown }, options).match(/class="roof"/g)).toHaveLength(1);
    expect(rooflineChart(kernels, { ...roof!, compute: unknown }, options).match(/class="roof"/g)).toHaveLength(1);
    expect(rooflineChart(kernels, undefined, options)).not.toContain('class="roof"');
    expect(rooflineChart(kernels.slice(4), roof, options)).toBe('');
    expect(rooflineChart([], roof, options)).toBe('');
  });

  it('draws numbers only, whatever was counted', () => {
    const amount = fc.double({ min: 0, max: 1e18, noNaN: true });
    const use = fc.record({
      kernel: fc.string(),
      tier: fc.string(),
      calls: fc.nat(),
      milliseconds: amount,
      bytes: amount,
      flops: amount,
    });
    fc.assert(
      fc.property(fc.array(use, { maxLength: 12 }), (all) => {
        expect(rooflineChart(all, roof, options).replace(/<(title|desc|text)[^>]*>[^<]*/g, '')).not.toMatch(
          /NaN|Infinity/,
        );
      }),
    );
  });
});

describe('boxColour', () => {
  it('leaves text on it a contrast of 4.5 or more, light and dark', () => {
    const inks = { true: [0xe8, 0xea, 0xed], false: [0x1b, 0x1f, 0x24] } as const;
    const tones = Object.keys(toneNames) as Tone[];
    fc.assert(
      fc.property(fc.constantFrom(...tones), fc.string(), fc.boolean(), (tone, name, isDark) => {
        const [lighter = 0, darker = 0] = [
          luminance(rgbOf(boxColour(tone, name, isDark))),
          luminance(inks[`${isDark}`]),
        ].sort((a, b) => b - a);
        expect((lighter + 0.05) / (darker + 0.05)).toBeGreaterThanOrEqual(4.5);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['(garbage collector)', '', 'engine'],
    ['exp', '', 'native'],
    ['f', 'wasm://wasm/1', 'native'],
    ['emit', 'node:events', 'node'],
    ['f', 'file:///a/node_modules/b/c.js', 'dependency'],
    ['f', 'C:\\a\\node_modules\\c.js', 'dependency'],
    ['f', 'file:///a/b.ts', 'own'],
  ])('%s of %s is of %s', (functionName, url, tone) => {
    expect(toneOf({ functionName, url })).toBe(tone);
  });
});

describe('viewRange', () => {
  const part = fc.double({ min: 0, max: 1, noNaN: true });
  const end = fc.double({ min: 1e-3, max: 1e9, noNaN: true });

  it('stays inside its axis and keeps the place that it zooms to', () => {
    fc.assert(
      fc.property(end, part, part, fc.double({ min: 1, max: 50, noNaN: true }), (whole, at, size, factor) => {
        const range = panned({ from: 0, to: whole * Math.max(size, 1e-3) }, at * whole, whole);
        const value = range.from + (range.to - range.from) * at;
        const closer = zoomed(range, factor, value, whole);
        const wider = zoomed(range, 1 / factor, value, whole);

        for (const { from, to } of [range, closer, wider, around({ from: value, to: value }, whole)]) {
          expect(from).toBeGreaterThanOrEqual(0);
          expect(to).toBeLessThanOrEqual(whole * (1 + 1e-9));
          expect(to).toBeGreaterThan(from);
        }
        expect((value - closer.from) / (closer.to - closer.from)).toBeCloseTo(at, 5);
      }),
    );
  });
});

describe('timeTicks', () => {
  it('has round steps, no more than asked for', () => {
    expect(timeTicks(0, 100, 5).map(({ time }) => time)).toEqual([0, 20, 40, 60, 80, 100]);
    expect(timeTicks(0.2, 1.1, 3).map(({ time }) => time)).toEqual([0.5, 1]);
    expect(timeTicks(5, 5, 3)).toEqual([]);
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1e6, noNaN: true }),
        fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
        (from, size) => {
          const ticks = timeTicks(from, from + size, 8);
          expect(ticks.length).toBeLessThanOrEqual(9);
          expect(new Set(ticks.map(({ label }) => label)).size).toBe(ticks.length);
        },
      ),
    );
  });

  it('labels them apart, however near they are to each other', () => {
    const labels = (...range: [number, number, number]) => timeTicks(...range).map(({ label }) => label);
    expect(labels(0, 2000, 5)).toEqual(['0.0 s', '0.5 s', '1.0 s', '1.5 s', '2.0 s']);
    expect(labels(0, 100, 2)).toEqual(['0 ms', '50 ms', '100 ms']);
    expect(labels(49.9, 49.905, 3)).toEqual(['49.900 ms', '49.902 ms', '49.904 ms']);
    expect(labels(0, 0.004, 2)).toEqual(['0 µs', '2 µs', '4 µs']);
  });
});

describe('textMatcher', () => {
  it('takes text as it is, and regular expressions where they are asked for', () => {
    const matches = (query: string, isRegex: boolean, text: string) => {
      const matcher = textMatcher(query, isRegex);
      return typeof matcher === 'function' ? matcher(text) : matcher;
    };

    expect(matches('a.b(', false, 'xA.B(')).toBe(true);
    expect(matches('a.b', false, 'axb')).toBe(false);
    expect(matches('^a.b$', true, 'AXB')).toBe(true);
    expect(matches('', true, 'a')).toBeUndefined();
    expect(matches('(', true, 'a')).toMatch(/Invalid regular expression/);
  });
});

function rgbOf(hsl: string): readonly number[] {
  const [hue = 0, saturation = 0, lightness = 0] = [...hsl.matchAll(/-?[\d.]+/g)].map(Number);
  const reach = (saturation / 100) * Math.min(lightness / 100, 1 - lightness / 100);
  return [0, 8, 4].map((offset) => {
    const k = (offset + (((hue % 360) + 360) % 360) / 30) % 12;
    return 255 * (lightness / 100 - reach * Math.max(-1, Math.min(k - 3, 9 - k, 1)));
  });
}

function luminance(rgb: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = rgb.map((value) =>
    value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
