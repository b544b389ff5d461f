// The metrics of the profile: each with its source, or the reason why it is not there.
import { isMeasured, type Measurement, type Metrics } from '../../measurement.ts';
import { measured } from '../../report/figures.ts';
import { confidenceLabel, metricLabel } from '../../report/metricLabels.ts';
import { type HtmlRow, renderTable, section } from '../markup.ts';

export function metricSection(metrics: Metrics): string {
  const rows = Object.entries(metrics).map(([name, one]) => metricRow(metricLabel(name), one));
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

export function metricRow(label: string, one: Measurement): HtmlRow {
  if (!isMeasured(one))
    return {
      cells: [
        { text: label },
        { text: '–', kind: 'muted' },
        { text: 'unavailable', kind: 'muted' },
        { text: one.unavailable, kind: 'left' },
      ],
    };
  return {
    cells: [
      { text: label },
      { text: measured(one) },
      { text: confidenceLabel(one), kind: 'left' },
      { text: one.source, kind: 'code' },
    ],
  };
}
