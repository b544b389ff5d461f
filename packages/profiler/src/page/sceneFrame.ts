// What stands around a drawing that one can move in: its controls, its place, and what it says of the box that is chosen.
import { escapeHtml } from './markup.ts';

export interface SceneFrame {
  readonly id: string;
  readonly label: string;
  readonly searchLabel: string;
  /** Titles to choose from, if there is more than one. */
  readonly profiles?: readonly string[];
  /** Whether there is an order in time to choose beside that by weight. */
  readonly hasOrder?: boolean;
}

/** Hidden until the page's script has filled it (`browser/sceneView.ts`). */
export function sceneFrame({ id, label, searchLabel, profiles = [], hasOrder = false }: SceneFrame): string {
  return `<div class="scene" id="${id}-scene">
<div class="controls">
${profiles.length > 1 ? profileChoice(id, profiles) : ''}
${hasOrder ? orderChoice(id) : ''}
<label class="search"><span class="hidden">${searchLabel}</span><input type="search" id="${id}-search" placeholder="${searchLabel}  ( / )" autocomplete="off" spellcheck="false" aria-describedby="${id}-found"></label>
<label class="check"><input type="checkbox" id="${id}-regex"> regex</label>
<span class="buttons" role="group" aria-label="View of ${label}">
<button type="button" id="${id}-in" aria-label="Zoom in" title="Zoom in (+)">+</button>
<button type="button" id="${id}-out" aria-label="Zoom out" title="Zoom out (-)">−</button>
<button type="button" id="${id}-reset" title="Show everything (Home)">Reset</button>
</span>
<span class="range" id="${id}-range" role="status"></span>
<output class="found" id="${id}-found" for="${id}-search ${id}-regex"></output>
</div>
<nav class="crumbs" aria-label="Callers of the box that ${label} is zoomed to"><ol id="${id}-crumbs"></ol></nav>
<div class="stage" id="${id}-stage" tabindex="0" role="application" aria-roledescription="${label}" aria-label="${label}" aria-describedby="${id}-keys ${id}-detail"><canvas id="${id}-canvas" aria-hidden="true"></canvas></div>
<p class="detail" id="${id}-detail" role="status"></p>
<details class="keys"><summary>Keys</summary><p id="${id}-keys"><kbd>←</kbd> <kbd>→</kbd> <kbd>↑</kbd> <kbd>↓</kbd> choose a box, <kbd>Enter</kbd> zooms to it, <kbd>Esc</kbd> back out, <kbd>+</kbd> <kbd>−</kbd> zoom, <kbd>Shift</kbd> with <kbd>←</kbd> <kbd>→</kbd> pans, <kbd>Home</kbd> shows everything, <kbd>/</kbd> searches, <kbd>n</kbd> <kbd>p</kbd> go to the next and previous find. Ctrl and wheel zooms, dragging pans.</p></details>
</div>`;
}

function profileChoice(id: string, profiles: readonly string[]): string {
  const options = profiles.map((title, at) => `<option value="${at}">${escapeHtml(title)}</option>`).join('');
  return `<label class="choice"><span class="hidden">Profile</span><select id="${id}-profile">${options}</select></label>`;
}

function orderChoice(id: string): string {
  return `<fieldset class="switch" id="${id}-order"><legend class="hidden">Order</legend>
<label><input type="radio" name="${id}-order" value="weight" checked> <span>Left heavy</span></label>
<label><input type="radio" name="${id}-order" value="time"> <span>Time order</span></label>
</fieldset>`;
}
