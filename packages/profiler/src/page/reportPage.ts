// A report as one HTML file that asks for nothing.
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { pageScript } from '../generated/pageScript.ts';
import { duration } from '../report/figures.ts';
import type { ProfileReport } from '../report/profileReport.ts';
import { dateOf } from '../report/reportText.ts';
import { escapeHtml, section } from './markup.ts';
import { dataId, type PageData } from './pageData.ts';
import { pageStyle } from './pageStyle.ts';
import { flameSection } from './sections/flameSection.ts';
import { kernelSection } from './sections/kernelSection.ts';
import { metricSection } from './sections/metricSection.ts';
import { spanSection } from './sections/spanSection.ts';
import { summaryTiles } from './sections/summaryTiles.ts';
import { pageSpans, timelineSection } from './sections/timelineSection.ts';
import { type SourceProfile, sourceProfiles } from './sourceProfile.ts';

export interface ReportPageOptions {
  /** @default 'Profile' */
  readonly title?: string;
}

/**
 * HTML: metrics with their sources, spans, flame graphs to search and zoom, kernels under their roofline, a timeline; light and
 * dark, by keyboard, on paper, and without scripts what does not need them. Nothing in it runs but its own script, whose digest its
 * policy names; texts of the report are escaped and their control characters shown.
 */
export function reportPage(report: ProfileReport, { title = 'Profile' }: ReportPageOptions = {}): string {
  const profiles = sourceProfiles(report);
  const spans = pageSpans(report.records);
  const body = [
    summaryTiles(report, profiles),
    flameSection(profiles),
    spanSection(report.spans),
    timelineSection(report, spans),
    kernelSection(report.kernels, report.roof),
    metricSection(report.metrics),
    noteSection(report.notes),
  ].filter((part) => part !== '');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<style>${pageStyle}</style>
</head>
<body>
<main>
<header>
<div><h1>${escapeHtml(title)}</h1>
<p class="lede">${duration(report.milliseconds)}, begun ${dateOf(report.begun)}, on ${escapeHtml(report.machine)}</p></div>
<button type="button" id="kinglet-theme" hidden>Dark</button>
</header>
${body.length > 0 ? body.join('\n') : emptyNote}
</main>
${jsonElement({ profiles: profiles.map(({ page }) => page), spans })}
<script>${pageScript}</script>
${profiles.map(runsElement).join('')}
</body>
</html>
`;
}

const emptyNote = '<p class="note">Nothing was measured: no spans, samples, kernels or metrics.</p>';

// Hashes instead of 'unsafe-inline': a text that got past the escaping would still not run.
const policy = `default-src 'none'; script-src ${hashOf(pageScript)}; style-src ${hashOf(pageStyle)}; base-uri 'none'; form-action 'none'`;

function hashOf(content: string): string {
  return `'sha256-${createHash('sha256').update(content).digest('base64')}'`;
}

// Plain, for it is read while the document still loads: inflating would wait until all of the samples behind it had come.
function jsonElement(data: PageData): string {
  const json = JSON.stringify(data).replaceAll('<', '\\u003c');
  return `<script type="application/json" id="${dataId}">${json}</script>\n`;
}

function runsElement({ page, runs }: SourceProfile): string {
  return page.runs && runs ? dataElement(page.runs.elementId, runs) : '';
}

// Base64 of gzip, which the browser inflates itself; a data block (HTML, 4.12.1), so it is not run.
function dataElement(id: string, bytes: Uint8Array): string {
  return `<script type="application/octet-stream" id="${id}">${gzipSync(bytes, { level: 6 }).toString('base64')}</script>\n`;
}

function noteSection(notes: readonly string[]): string {
  if (notes.length === 0) return '';
  return section('notes', 'Notes', `<ul>${notes.map((text) => `<li>${escapeHtml(text)}</li>`).join('\n')}</ul>`);
}
