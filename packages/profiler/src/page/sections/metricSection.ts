// The metrics of the profile: each with its source, those that are not there with the reason that they share.
import type { Measured, Metrics } from '../../measurement.ts';
import { measured } from '../../report/figures.ts';
import { confidenceLabel, measuredOf, metricLabel, reasonsOf } from '../../report/metricLabels.ts';
import { type HtmlRow, renderTable, section } from '../markup.ts';

export function metricSection(metrics: Metrics): string {
  const rows = [
    ...measuredOf(metrics).map(([name, one]) => measuredRow(metricLabel(name), one)),
    ...[...reasonsOf(metrics)].map(([reason, names]) => missingRow(names.map(metricLabel).join(', '), reason)),
  ];
  if (rows.length === 0) return '';
  const caption = 'What was counted between the profile’s ends, and how far it can be trusted';
  return section('metrics', 'Metrics', renderTable({ id: 'metric-table', caption, columns, rows, isSortable: false }));
}

const columns = [
  { title: 'Metric' },
  { title: 'Value' },
  { title: 'Confidence', kind: 'left' },
  { title: 'Source', kind: 'left' },
] as const;

function measuredRow(label: string, one: Measured): HtmlRow {
  return {
    cells: [
      { text: label },
      { text: measured(one) },
      { text: confidenceLabel(one), kind: 'left' },
      { text: one.source, kind: 'code' },
    ],
  };
}

function missingRow(labels: string, reason: string): HtmlRow {
  return {
    cells: [
      { text: labels },
      { text: '–', kind: 'muted' },
      { text: 'unavailable', kind: 'muted' },
      { text: reason, kind: 'left' },
    ],
  };
}
