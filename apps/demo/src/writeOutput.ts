// Writes the three files of a run: results.json, cold-start.svg and report.html.
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { renderChart } from '@kinglet/bench-app';
import { coldStartChart } from './coldStartChart.ts';
import { renderPage } from './page.ts';
import type { Results } from './results.ts';

/** Writes into `outDir`, each file whole or not at all; a chart of an earlier run does not outlive one without. */
export async function writeOutput(outDir: string, results: Results): Promise<void> {
  await mkdir(outDir, { recursive: true });
  const chart = coldStartChart(results);
  await writeWhole(join(outDir, 'results.json'), `${JSON.stringify(results, null, 2)}\n`);
  await writeWhole(join(outDir, 'report.html'), renderPage(results));
  if (chart) await writeWhole(join(outDir, 'cold-start.svg'), renderChart(chart));
  else await rm(join(outDir, 'cold-start.svg'), { force: true });
}

async function writeWhole(file: string, content: string): Promise<void> {
  await writeFile(`${file}.new`, content);
  await rename(`${file}.new`, file);
}
