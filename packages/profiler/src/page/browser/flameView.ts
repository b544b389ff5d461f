// The flame graph: one of the page's profiles, by weight or in the order of time.
import { preorderTree } from '../../report/preorderTree.ts';
import type { PageProfile } from '../pageData.ts';
import { runScene } from '../runScene.ts';
import { type Runs, unpackRuns } from '../runs.ts';
import type { Scene, Tone } from '../scene.ts';
import { boxColour, toneNames } from '../tones.ts';
import { type PageTree, treeScene } from '../treeScene.ts';
import { readPacked } from './readPacked.ts';
import { SceneView } from './sceneView.ts';
import { isDark } from './theme.ts';

export class FlameView {
  readonly #profiles: readonly PageProfile[];
  readonly #trees = new Map<PageProfile, PageTree>();
  readonly #runs = new Map<string, Promise<Runs>>();
  readonly #view: SceneView;
  readonly #legend: HTMLUListElement = document.createElement('ul');

  constructor(profiles: readonly PageProfile[]) {
    this.#profiles = profiles;
    this.#view = new SceneView('flame', this.#byWeight(profiles[0]!));
    this.#legend.className = 'legend';
    document.getElementById('flame-detail')!.before(this.#legend);
    for (const id of ['flame-profile', 'flame-order'])
      document.getElementById(id)?.addEventListener('change', () => void this.#update());
    this.draw();
  }

  draw(): void {
    this.#view.draw();
    const tones = new Set(this.#current().tree.frames.map(({ tone }) => tone));
    this.#legend.replaceChildren(...[...tones].map(legendItem));
  }

  async #update(): Promise<void> {
    const profile = this.#current();
    const order = document.querySelector<HTMLInputElement>('#flame-order input:checked')?.value;
    document.querySelector<HTMLFieldSetElement>('#flame-order')?.toggleAttribute('disabled', !profile.runs);
    const scene =
      order === 'time' && profile.runs ? await this.#byTime(profile, profile.runs.elementId) : this.#byWeight(profile);
    if (profile !== this.#current()) return;
    this.#view.show(scene);
    this.draw();
  }

  #current(): PageProfile {
    const choice = document.querySelector<HTMLSelectElement>('#flame-profile');
    return this.#profiles[Number(choice?.value ?? 0)]!;
  }

  #byWeight(profile: PageProfile): Scene {
    return treeScene(this.#treeOf(profile), profile.unit);
  }

  // A million samples are read when they are first asked for.
  async #byTime(profile: PageProfile, elementId: string): Promise<Scene> {
    const runs = this.#runs.get(elementId) ?? readPacked(elementId).then(unpackRuns);
    this.#runs.set(elementId, runs);
    return runScene(this.#treeOf(profile), await runs);
  }

  #treeOf(profile: PageProfile): PageTree {
    const tree = this.#trees.get(profile) ?? preorderTree(profile.tree);
    this.#trees.set(profile, tree);
    return tree;
  }
}

function legendItem(tone: Tone): HTMLElement {
  const item = document.createElement('li');
  const mark = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const box = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  for (const element of [mark, box])
    for (const [name, value] of Object.entries({ width: '12', height: '12', rx: '2', 'aria-hidden': 'true' }))
      element.setAttribute(name, value);
  box.setAttribute('fill', boxColour(tone, toneNames[tone], isDark()));
  mark.append(box);
  item.append(mark, toneNames[tone]);
  return item;
}
