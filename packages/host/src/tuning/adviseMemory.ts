// Advice about pages: transparent and reserved huge pages, compaction, swapping.
import type { HostDescription } from '../describeHost.ts';
import { known } from '../reading.ts';
import { type HugePagePool, readMeminfo } from '../readMemory.ts';
import type { Sources, SystemFiles } from '../sources.ts';
import { type Advice, leaveIt, report, settingAdvice } from './advice.ts';

const transparent = '/sys/kernel/mm/transparent_hugepage';
const kernelMm = 'https://docs.kernel.org/admin-guide/mm';
const sysctlVm = 'https://docs.kernel.org/admin-guide/sysctl/vm.html';

/** @param hugePageBytes what is to be had in reserved huge pages; 0 asks for none */
export function adviseMemory(host: HostDescription, sources: Sources, hugePageBytes: number): readonly Advice[] {
  const { files } = sources;
  return [
    transparentHugePages(files),
    transparentDefrag(files),
    hugePages(host, sources, hugePageBytes),
    compaction(files),
    swappiness(sources),
  ];
}

function transparentHugePages(files: SystemFiles): Advice {
  return settingAdvice(files, {
    topic: 'transparentHugePages',
    paths: [`${transparent}/enabled`],
    isRight: (value) => value !== 'never',
    to: 'madvise',
    advice: 'madvise; always, where most processes gain by it and it was measured',
    why: 'fewer misses of the TLB for large tensors; with madvise only those who ask for huge pages pay for zeroing them',
    evidence:
      'https://github.com/aws/aws-graviton-getting-started/blob/main/perfrunbook/optimization_recommendation.md#optimizing-for-high-tlb-miss-rates',
  });
}

function transparentDefrag(files: SystemFiles): Advice {
  return settingAdvice(files, {
    topic: 'transparentDefrag',
    paths: [`${transparent}/defrag`],
    isRight: (value) => value !== 'always' && value !== 'never',
    to: 'madvise',
    advice: 'madvise',
    why: 'with always, any page fault may wait for reclaim and compaction; with never, those who ask get huge pages only where some lie free',
    evidence: `${kernelMm}/transhuge.html`,
  });
}

/** Of memory that is free this part may be reserved. */
const reservablePart = 0.5;

function hugePages(host: HostDescription, sources: Sources, wanted: number): Advice {
  const counsel = {
    topic: 'hugePages',
    why: 'reserved pages are never swapped or split, and are lost to everyone who does not ask for them',
    evidence: `${kernelMm}/hugetlbpage.html`,
  } as const;
  const onlyReport = (advice: string): Advice => ({ ...report(poolsOf(host), { ...counsel, advice }), mayWrite: true });
  if (wanted === 0) return onlyReport(unasked);
  const pool = usualPool(host, sources);
  if (!pool) return onlyReport('none: nothing says that this kernel reserves any');
  const count = Math.ceil(wanted / pool.pageBytes);
  const free = known(readMeminfo(sources, 'MemFree')) ?? 0;
  if ((count - pool.total) * pool.pageBytes > free * reservablePart)
    return onlyReport(`fewer: ${wanted} bytes are more than half of the ${free} that are free`);
  return settingAdvice(sources.files, {
    ...counsel,
    paths: [`/sys/kernel/mm/hugepages/hugepages-${pool.pageBytes / 1024}kB/nr_hugepages`],
    isRight: (value) => Number(value) >= count,
    to: String(count),
    advice: `${count} of ${pool.pageBytes / 2 ** 20} MiB`,
  });
}

/** What MAP_HUGETLB takes by itself: on arm64 smaller ones, of 64 KiB, are there too, and larger are hardly to be had after the start. */
function usualPool({ pages }: HostDescription, sources: Sources): HugePagePool | undefined {
  const pools = known(pages.pools) ?? [];
  const usual = known(readMeminfo(sources, 'Hugepagesize'));
  return usual === undefined ? pools[0] : pools.find(({ pageBytes }) => pageBytes === usual);
}

const unasked = 'as many as what is mapped with MAP_HUGETLB takes: none unless they are asked for';

function poolsOf({ pages }: HostDescription): Advice['value'] {
  const { pools } = pages;
  if (pools.value === 'unknown') return pools;
  const texts = pools.value.map(({ pageBytes, total, free }) => `${pageBytes / 1024} kB: ${total}, ${free} free`);
  return { value: texts.join('; ') || 'none', source: pools.source };
}

/** The kernel's own: less finds no huge pages ready, 100 moves pages without end. */
const usualProactiveness = '20';

function compaction(files: SystemFiles): Advice {
  return settingAdvice(files, {
    topic: 'compaction',
    paths: ['/proc/sys/vm/compaction_proactiveness'],
    isRight: (value) => Number(value) > 0 && Number(value) < 100,
    to: usualProactiveness,
    advice: `${usualProactiveness}, the kernel's own; neither 0 nor 100`,
    why: 'with 0 huge pages are made only while a page fault waits for them; 100 may move pages without end, which others pay for',
    evidence: `${sysctlVm}#compaction-proactiveness`,
  });
}

/** What tuned's profile `throughput-performance` sets. */
const lowSwappiness = 10;

function swappiness(sources: Sources): Advice {
  const made = settingAdvice(sources.files, {
    topic: 'swappiness',
    paths: ['/proc/sys/vm/swappiness'],
    isRight: (value) => Number(value) <= lowSwappiness,
    to: String(lowSwappiness),
    advice: `${lowSwappiness} or less`,
    why: 'weights that were swapped out are read back while somebody waits; pages of files are cheaper to give up',
    evidence: 'https://github.com/redhat-performance/tuned/blob/master/profiles/throughput-performance/tuned.conf',
  });
  return known(readMeminfo(sources, 'SwapTotal')) === 0 ? leaveIt(made, 'there is no swap') : made;
}
