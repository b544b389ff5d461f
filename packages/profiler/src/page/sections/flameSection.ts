// Where samples fell: flame graphs to move in, one of them for paper, and functions as tables.

import { bytes, count, duration, percent } from '../../report/figures.ts';
import { placeOf } from '../../report/functionPlace.ts';
import { preorderTree } from '../../report/preorderTree.ts';
import { details, type HtmlRow, note, renderTable, section } from '../markup.ts';
import { sceneFrame } from '../sceneFrame.ts';
import { sceneSvg } from '../sceneSvg.ts';
import type { SourceProfile } from '../sourceProfile.ts';
import { treeScene } from '../treeScene.ts';

export function flameSection(profiles: readonly SourceProfile[]): string {
  if (profiles.length === 0) return '';
  const frame = sceneFrame({
    id: 'flame',
    label: 'Flame graph',
    searchLabel: 'Search functions and files',
    profiles: profiles.map(({ page }) => page.title),
    hasOrder: profiles.some(({ page }) => page.runs !== undefined),
  });
  const tables = profiles.map((profile, at) => {
    const table = hotTable(profile, `hot-table-${at}`);
    return at === 0 ? table : details(profile.page.title, table);
  });
  return section('flame', 'Flame graph', note(sampledNote(profiles)), frame, forPaper(profiles[0]!), ...tables);
}

const mostFunctions = 200;

function sampledNote(profiles: readonly SourceProfile[]): string {
  return profiles
    .map(({ page, tree, samples }) => {
      const show = page.unit === 'bytes' ? bytes : duration;
      return `${page.title}: ${show(tree.total[0]!)} in ${count(samples)} ${samples === 1 ? 'sample' : 'samples'}.`;
    })
    .join(' ');
}

function forPaper({ page }: SourceProfile): string {
  const scene = treeScene(preorderTree(page.tree), page.unit);
  return sceneSvg(scene, { id: 'flame-paper', title: `Flame graph, ${page.title}`, width: 1000, rows: 28 });
}

function hotTable({ page, tree, hot }: SourceProfile, id: string): string {
  const show = page.unit === 'bytes' ? bytes : duration;
  const part = (value: number) => percent(tree.total[0]! > 0 ? value / tree.total[0]! : 0);
  const rows = hot.slice(0, mostFunctions).map(({ name, url, line, self, total }): HtmlRow => {
    const figures = [self, total].flatMap((value) => [
      { text: show(value), value },
      { text: part(value), value },
    ]);
    return {
      cells: [{ text: name, value: name }, ...figures, { text: placeOf({ url, line }), kind: 'code', value: url }],
    };
  });
  const most = hot.length > mostFunctions ? `, the first ${mostFunctions} of ${count(hot.length)}` : '';
  const caption = `Functions by what was spent in themselves, ${page.title}${most}`;
  return renderTable({ id, caption, columns, rows, isLong: rows.length > 16 });
}

const columns = [
  ...['Function', 'Self', 'of all', 'Total', 'of all'].map((title) => ({ title })),
  { title: 'Where', kind: 'left' as const },
];
