// A report for a terminal.
import { optionError } from '../errors.ts';
import { duration } from './figures.ts';
import { fit, printable } from './printable.ts';
import type { ProfileReport } from './profileReport.ts';
import { sections } from './text/sections.ts';
import { stylesFor } from './text/styles.ts';

export interface ReportTextOptions {
  /**
   * Cells a line, from 40 on; where tables do not fit, names are cut and the less telling columns left out.
   *
   * @default 100
   */
  readonly columns?: number;
  /** @default false */
  readonly color?: boolean;
}

/**
 * Tables of spans, metrics with their sources and the reasons for those that are not there, the functions that took most, kernels
 * and notes. Control characters in names are shown, not obeyed.
 *
 * @throws ProfilerError KINGLET_PROFILER_OPTION
 */
export function reportText(report: ProfileReport, { columns = 100, color = false }: ReportTextOptions = {}): string {
  if (!Number.isInteger(columns) || columns < 40) throw optionError('columns', 'an integer of at least 40', columns);
  const layout = { columns, styles: stylesFor(color) };
  const title = `Profile of ${duration(report.milliseconds)}, begun ${dateOf(report.begun)}`;
  const head = [layout.styles.heading(title), layout.styles.muted(fit(printable(report.machine), columns))];
  return `${[...head, ...sections.flatMap((section) => section(report, layout))].join('\n')}\n`;
}

/** `2026-11-29 18:00:00 UTC`; a dash for what no calendar has. */
export function dateOf(epochMilliseconds: number): string {
  const date = new Date(epochMilliseconds);
  if (Number.isNaN(date.getTime())) return '–';
  return `${date.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
