// The files that tuning may write, and the forms of their values. Nothing else is ever written: no scheduler policy, no
// switch of speculation.

interface Tunable {
  readonly path: RegExp;
  readonly value: RegExp;
}

const tunables: readonly Tunable[] = [
  {
    path: /^\/sys\/devices\/system\/cpu\/(cpufreq\/policy\d+|cpu\d+\/cpufreq)\/scaling_governor$/,
    value: /^[a-z_]{1,15}$/,
  },
  { path: /^\/sys\/devices\/system\/cpu\/(cpufreq\/boost|intel_pstate\/no_turbo)$/, value: /^[01]$/ },
  { path: /^\/sys\/kernel\/mm\/transparent_hugepage\/enabled$/, value: /^(always|madvise|never)$/ },
  {
    path: /^\/sys\/kernel\/mm\/transparent_hugepage\/defrag$/,
    value: /^(always|defer|defer\+madvise|madvise|never)$/,
  },
  { path: /^\/sys\/kernel\/mm\/hugepages\/hugepages-\d+kB\/nr_hugepages$/, value: /^\d{1,15}$/ },
  { path: /^\/proc\/sys\/kernel\/numa_balancing$/, value: /^[0-3]$/ },
  {
    path: /^\/proc\/sys\/vm\/(compaction_proactiveness|swappiness|zone_reclaim_mode)$/,
    value: /^\d{1,3}$/,
  },
];

/** Whether tuning may write this value to this file. */
export function isTunable(path: string, value: string): boolean {
  return tunables.some((tunable) => tunable.path.test(path) && tunable.value.test(value));
}

/** What is written to get what a file says: of `always [madvise] never` the one in brackets. */
export function chosenValue(text: string): string {
  return /\[([^\]]+)\]/.exec(text)?.[1] ?? text.trim();
}

/** Whether a file says which of several words is chosen, and takes the word alone. */
export function isChoice(text: string): boolean {
  return /\[[^\]]+\]/.test(text);
}
