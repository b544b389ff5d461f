import { describe, expect, it } from 'vitest';
import { type Chart, renderChart } from './chart.ts';
import { expectWellFormed } from './testing/expectWellFormed.ts';

const chart: Chart = {
  title: 'Cold <start> & "more"',
  subtitle: "it's measured",
  unit: 'ms',
  scale: 'log',
  valueHeader: 'p50 ms',
  highHeader: 'p99 ms',
  lines: [
    { label: 'floor', value: 0.18, high: 0.4, tone: 'floor' },
    { label: 'kinglet', detail: 'x < y', value: 0.5, high: 0.8, tone: 'kinglet' },
    { label: 'node', value: 53, high: 70, tone: 'peer' },
  ],
};

describe('renderChart', () => {
  it.each([
    ['wide', {}],
    ['narrow', { width: 344 }],
    ['embedded', { embedded: true }],
  ])('makes well-formed SVG with every text escaped: %s', (_, options) => {
    const svg = renderChart(chart, options);

    expectWellFormed(svg);
    expect(svg).toContain('x &lt; y');
    expect(svg).not.toContain('<start>');
  });

  it('draws a linear scale as bars from zero, in proportion', () => {
    const svg = renderChart({ ...chart, scale: 'linear', lines: [line('a', 10), line('b', 5)] });
    const widths = [...svg.matchAll(/kc-fill kc-peer"[^>]* width="([\d.]+)"/g)].map((found) => Number(found[1]));

    expectWellFormed(svg);
    expect(widths).toHaveLength(2);
    expect(widths[0]! / widths[1]!).toBeCloseTo(2, 1);
  });

  it('places equal ratios at equal distances on a logarithmic scale', () => {
    const svg = renderChart({ ...chart, lines: [line('a', 1), line('b', 10), line('c', 100)] });
    const [a, b, c] = [...svg.matchAll(/cx="([\d.]+)"/g)].map((found) => Number(found[1]));

    expect(b! - a!).toBeCloseTo(c! - b!, 0);
  });

  it('keeps every mark inside the drawing', () => {
    for (const width of [320, 560, 1200]) {
      const svg = renderChart(chart, { width });
      const xs = [...svg.matchAll(/(?:cx|x1|x2|x)="([-\d.]+)"/g)].map((found) => Number(found[1]));

      expect(Math.min(...xs)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...xs)).toBeLessThanOrEqual(width);
    }
  });

  it('has colours for light and for dark', () => {
    expect(renderChart(chart)).toContain('@media (prefers-color-scheme:dark)');
  });

  it.each([
    ['no lines', { lines: [] }],
    ['zero on a logarithmic scale', { lines: [line('a', 0)] }],
    ['a negative value', { scale: 'linear' as const, lines: [line('a', -1)] }],
    ['no number', { lines: [line('a', Number.NaN)] }],
  ])('refuses %s', (_, change) => {
    expect(() => renderChart({ ...chart, ...change })).toThrow(
      expect.objectContaining({ code: 'KINGLET_BENCH_BAD_SAMPLES' }),
    );
  });

  it('draws a linear scale of zeros', () => {
    expectWellFormed(renderChart({ ...chart, scale: 'linear', lines: [line('a', 0)] }));
  });
});

function line(label: string, value: number): Chart['lines'][number] {
  return { label, value, tone: 'peer' };
}
