// From the samples of a case to its rows: every form against the peer, and which of them meet the bar.
import { median } from '../statistics.ts';
import type { Case, Form, Group, PeerName, Row } from './cases.ts';
import type { Contender, Samples } from './measureCase.ts';
import { judgeSamples, type Rule, type Verdict } from './rules.ts';

/** One row as docs/benchmarks/kernels.json holds it; times in nanoseconds per call. */
export interface RowResult {
  readonly group: Group;
  readonly operation: string;
  readonly n: number;
  readonly peer: PeerName;
  /** What the peer ran, if that is not the operation; of several the slower one counts. */
  readonly peerOperations?: readonly string[];
  readonly peerNs: number;
  readonly forms: Readonly<Partial<Record<Form, Verdict & { readonly rule: Rule }>>>;
  /** The forms that meet the bar: the row is met if there is one. */
  readonly metBy: readonly Form[];
}

/** Everybody whom the rows of a case compare, once; `lane` gives undefined for one that is not there. */
export function contendersOf(
  { operation, rows }: Case,
  lane: (name: string) => Contender['lane'] | undefined,
): Contender[] {
  const names = rows.flatMap((row) => [...Object.keys(row.rules), ...peerKeys(row, operation)]);
  return [...new Set(names)].flatMap((name) => {
    const [laneName = '', ownOperation] = name.split(':');
    const found = lane(laneName);
    return found ? [{ name, lane: found, operation: ownOperation ?? operation }] : [];
  });
}

/** Whether there is a bar for it. */
export function isAsked({ forms }: Pick<RowResult, 'forms'>): boolean {
  return Object.values(forms).some(({ rule }) => rule !== 'no bar');
}

/** Judges the rows of a case whose peer was measured. */
export function judgeCase(measured: Case, samples: Samples): RowResult[] {
  return measured.rows.flatMap((row) => judgeRow(measured, row, samples) ?? []);
}

function judgeRow({ operation, n }: Case, row: Row, samples: Samples): RowResult | undefined {
  const peers = peerKeys(row, operation).map((key) => samples.get(key));
  if (peers.some((series) => series === undefined)) return undefined;
  const peer = slowest(peers as (readonly number[])[]);
  const forms = Object.entries(row.rules).flatMap(([form, rule]) => {
    const own = samples.get(form);
    return own ? [[form, { ...rounded(judgeSamples(own, peer, n, rule)), rule }] as const] : [];
  });
  if (forms.length === 0) return undefined;
  return {
    group: row.group,
    operation,
    n,
    peer: row.peer,
    ...(row.peerOperations ? { peerOperations: row.peerOperations } : {}),
    peerNs: toFour(median(peer)),
    forms: Object.fromEntries(forms),
    metBy: forms.filter(([, { met }]) => met).map(([form]) => form as Form),
  };
}

/** After judging: more digits would say nothing. */
function rounded({ ns, ratio, interval: { low, high }, met }: Verdict): Verdict {
  return { ns: toFour(ns), ratio: toFour(ratio), interval: { low: toFour(low), high: toFour(high) }, met };
}

function toFour(x: number): number {
  return Number(x.toPrecision(4));
}

/** A limit runs work of its own; a peer runs the operation of the case. */
function peerKeys({ peer, peerOperations }: Row, operation: string): string[] {
  return peerOperations ? peerOperations.map((limit) => `${peer}:${limit}`) : [`${peer}:${operation}`];
}

function slowest(series: readonly (readonly number[])[]): readonly number[] {
  return (series[0] as readonly number[]).map((_, i) => Math.max(...series.map((samples) => samples[i] as number)));
}
