// Spans as they were: lanes to move in, a drawing for paper, and the longest as a table.
import { count, duration } from '../../report/figures.ts';
import { printable } from '../../report/printable.ts';
import type { ProfileReport, SpanRecord } from '../../report/profileReport.ts';
import { threadName } from '../../report/threadName.ts';
import { details, type HtmlRow, note, renderTable, section } from '../markup.ts';
import type { PageSpans } from '../pageData.ts';
import { sceneFrame } from '../sceneFrame.ts';
import { sceneSvg } from '../sceneSvg.ts';
import { spanScene } from '../spanScene.ts';

export function timelineSection({ records, droppedRecords }: ProfileReport, spans: PageSpans): string {
  if (records.length === 0) return '';
  const dropped = droppedRecords > 0 ? [note(`${count(droppedRecords)} of the oldest spans are not shown.`)] : [];
  const frame = sceneFrame({ id: 'timeline', label: 'Timeline of spans', searchLabel: 'Search spans' });
  const paper = sceneSvg(spanScene(spans), { id: 'timeline-paper', title: 'Timeline of spans', width: 1000, rows: 40 });
  return section('timeline', 'Timeline', ...dropped, frame, paper, details('Spans as a table', recordTable(records)));
}

/** Columns; names are made harmless. */
export function pageSpans(records: readonly SpanRecord[]): PageSpans {
  const names = new Map<string, number>();
  const nameOf = (name: string) => names.get(name) ?? names.set(name, names.size).size - 1;
  const name = records.map((record) => nameOf(printable(record.name)));
  return {
    names: [...names.keys()],
    name,
    id: records.map(({ id }) => id),
    parent: records.map(({ parent }) => parent ?? -1),
    begin: records.map(({ begin }) => begin),
    end: records.map(({ begin, end }) => Math.max(begin, end)),
    thread: records.map(({ thread }) => thread),
    errors: Object.fromEntries(
      records.flatMap(({ error }, at) => (error === undefined ? [] : [[at, printable(error)]])),
    ),
  };
}

const mostRecords = 100;

function recordTable(records: readonly SpanRecord[]): string {
  const lengthOf = ({ begin, end }: SpanRecord) => end - begin;
  const longest = [...records].sort((a, b) => lengthOf(b) - lengthOf(a)).slice(0, mostRecords);
  const rows = longest.map((record): HtmlRow => {
    const { name, begin, thread, error } = record;
    const times = [lengthOf(record), begin].map((value) => ({ text: duration(value), value }));
    const end = error === undefined ? { text: '', value: '' } : { text: error, value: error, kind: 'bad' as const };
    return {
      cells: [{ text: name, value: name }, ...times, { text: threadName(thread), value: thread, kind: 'left' }, end],
    };
  });
  const caption =
    records.length > mostRecords
      ? `The ${mostRecords} longest of ${count(records.length)} spans`
      : 'All spans by their length';
  return renderTable({ id: 'record-table', caption, columns, rows, isLong: rows.length > 16 });
}

const columns = [
  ...['Span', 'Took', 'Begun'].map((title) => ({ title })),
  ...['Thread', 'Error'].map((title) => ({ title, kind: 'left' as const })),
];
