// The page's script: draws what only a script can, and makes its tables sortable.
import { dataId, type PageData } from '../pageData.ts';
import { spanScene } from '../spanScene.ts';
import { FlameView } from './flameView.ts';
import { SceneView } from './sceneView.ts';
import { makeSortable } from './sortableTable.ts';
import { startTheme } from './theme.ts';

const root = document.documentElement;
root.classList.add('live');
const views: { draw: () => void }[] = [];
startTheme(() => views.forEach((view) => void view.draw()));
start();
performance.mark('kinglet-ready');
root.dataset.ready = 'true';

function start(): void {
  const data = JSON.parse(document.getElementById(dataId)!.textContent) as PageData;
  if (data.profiles.length > 0) views.push(new FlameView(data.profiles));
  if (data.spans.id.length > 0) views.push(new SceneView('timeline', spanScene(data.spans)));
  for (const table of document.querySelectorAll<HTMLTableElement>('table[data-sortable]')) makeSortable(table);
  addEventListener('keydown', searchOnSlash);
  addEventListener('resize', () => views.forEach((view) => void view.draw()));
}

// Where no field and no drawing has the key for itself.
function searchOnSlash(event: KeyboardEvent): void {
  const isTaken = event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey;
  if (event.key !== '/' || isTaken || (event.target as Element).matches('input, select')) return;
  const field = document.querySelector<HTMLInputElement>('.scene input[type=search]');
  if (!field) return;
  event.preventDefault();
  field.focus();
}
