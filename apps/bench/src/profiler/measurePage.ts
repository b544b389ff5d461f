// How long a browser takes to open the page of a long profile.
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { reportPage } from '@kinglet/profiler';
import { median } from '../statistics.ts';
import { findChromium, timeToMark } from './chromium.ts';
import { longReport } from './longReport.ts';

export interface PageFigures {
  /** Milliseconds from the start of the navigation until the page can be used: the median. */
  readonly readyMs: number;
  readonly bytes: number;
  readonly chromium: string;
}

/** The mark that the page sets. */
const ready = 'kinglet-ready';

/** Undefined where there is no Chromium. */
export async function measurePage(samples: number, times: number): Promise<PageFigures | undefined> {
  const chromium = findChromium();
  if (!chromium) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'kinglet-bench-page-'));
  try {
    const file = join(folder, 'profile.html');
    writeFileSync(file, reportPage(longReport(samples)));
    const found = await timeToMark(chromium.program, pathToFileURL(file).href, ready, times);
    return { readyMs: median(found), bytes: statSync(file).size, chromium: chromium.version };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
