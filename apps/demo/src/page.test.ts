import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expectWellFormed } from '../../bench/src/testing/expectWellFormed.ts';
import { renderPage } from './page.ts';
import { layOut, renderTables } from './table.ts';
import { sampleResults, sampleRows } from './testing/sampleResults.ts';
import { writeOutput } from './writeOutput.ts';

const evil = '<script>alert("x")</script>';

describe('renderPage', () => {
  it('is well-formed, needs nothing from elsewhere and knows light and dark', () => {
    const page = renderPage(sampleResults);

    expectWellFormed(page);
    expect(page).not.toMatch(/(src|href)=|url\(|@import/);
    expect(page).toContain('prefers-color-scheme:dark');
    expect(page).toContain('name="viewport"');
  });

  it('leads with the cold start and shows every row, verdict and machine', () => {
    const page = renderPage(sampleResults);

    expect(page).toContain('<h1>Awake in 0.45 ms</h1>');
    expect(page.match(/<th scope="row"/g)).toHaveLength(
      sampleRows.length + sampleResults.simd.length + sampleResults.firstAnswers.length + sampleResults.bars.length,
    );
    expect(page).toContain('<span class="bad">missed</span>');
    expect(page).toContain('not measured');
    expect(page).toContain('Some &lt;CPU&gt; &amp; co');
    expect(page).toContain('emulated');
  });

  it('tells what native weighs and takes, where it was measured', () => {
    const native = /In AssemblyScript it is 96\.?0? KB of machine code and takes 0\.25 ms\./;
    const without = sampleRows.filter(({ engine }) => engine !== 'native');

    expect(renderPage(sampleResults)).toMatch(native);
    expect(renderPage({ ...sampleResults, rows: without })).not.toContain('AssemblyScript');
  });

  it('tells when a model answers first, where that was measured', () => {
    const page = renderPage(sampleResults);

    expect(page).toContain('to a model’s answer');
    expect(page).toContain('48.0× sooner than onnxruntime-node');
    expect(page).toContain('A model’s first answer');
    expect(renderPage({ ...sampleResults, firstAnswers: [] })).not.toContain('model’s');
    expect(renderTables(sampleResults)).toMatch(/^MNIST quickjs +2\.50 +3\.75 +2\.05$/m);
  });

  it('escapes what handlers answered and what went wrong', () => {
    const rows = sampleRows.map((row) => ({ ...row, response: evil, ok: false }));
    const page = renderPage({ ...sampleResults, rows, problems: [evil], skipped: [evil] });

    expectWellFormed(page);
    expect(page).not.toContain('<script>');
    expect(page).toContain('role="alert"');
    expect(page).toContain('wrong</span>');
  });

  it('speaks only of what was measured', () => {
    const rows = sampleRows.filter(({ emulated }) => emulated);
    const page = renderPage({ ...sampleResults, rows, simd: [], firstAnswers: [], bars: [] });

    expectWellFormed(page);
    expect(page).not.toContain('Awake in');
    expect(page).not.toContain('<svg');
    expect(page).toContain('2 of 2 rows answered');
  });

  it('does without node and without the floor', () => {
    const page = renderPage({ ...sampleResults, rows: [{ ...sampleRows[1]!, zipBytes: null, maxRssKb: null }] });

    expectWellFormed(page);
    expect(page).not.toContain('sooner than Node');
  });
});

describe('renderTables', () => {
  it('aligns columns, marks emulated rows and names what was missed', () => {
    const text = renderTables({ ...sampleResults, skipped: ['quickjs arm64: no qemu'], problems: ['minimal: wrong'] });

    expect(text).toMatch(/minimal +quickjs +x64 +0\.45 +0\.68 +80 +120 +1\.54 +560\.0 +300\.0 +right/);
    expect(text).toMatch(/arm64\* +– +–/);
    expect(text).toMatch(/minimal +native +x64 +0\.25 +0\.38 +80 +120 +0\.11 +96\.0 +48\.0 +right/);
    expect(text).toContain('MISSED');
    expect(text).toContain('left out: quickjs arm64: no qemu');
    expect(text).toContain('WRONG: minimal: wrong');
  });

  it('leaves out what there is none of', () => {
    const text = renderTables({ ...sampleResults, rows: [sampleRows[1]!], simd: [] });

    expect(text).not.toContain('emulated');
    expect(text).not.toContain('Dot product');
  });

  it('pads by characters', () => {
    expect(
      layOut(
        [
          ['a', 'µs'],
          ['long', '1'],
        ],
        ['left', 'right'],
      ),
    ).toBe('a     µs\n────  ──\nlong   1');
  });
});

describe('writeOutput', () => {
  it('writes the three files, and removes the chart of an earlier run that has none now', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'demo-'));

    await writeOutput(dir, sampleResults);
    expect(readdirSync(dir).sort()).toEqual(['cold-start.svg', 'report.html', 'results.json']);
    expect(JSON.parse(readFileSync(join(dir, 'results.json'), 'utf8'))).toEqual(sampleResults);
    expectWellFormed(readFileSync(join(dir, 'cold-start.svg'), 'utf8'));

    await writeOutput(dir, { ...sampleResults, rows: [sampleRows[2]!] });
    expect(readdirSync(dir).sort()).toEqual(['report.html', 'results.json']);
  });
});
