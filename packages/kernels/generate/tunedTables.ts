// The tables of cores that choices.ts knows better for: the best tier's table with some kernels of another.
import { type Choice, type Core, choices, cores } from '../choices.ts';
import type { Operation } from '../ops.ts';
import type { Tier } from '../tiers.ts';
import { guardWide, kernelsOf, lenderOf, requiredBits } from './kernelNames.ts';

const vendors = { Intel: 1, AMD: 2 } as const;

/** What kgl_cpu_identity gives on a core (src/c/cpu.h). */
export function identitiesOf(core: Core): readonly number[] {
  if (core.arch === 'arm64') return [core.implementer * 2 ** 12 + core.part];
  return core.models.map((model) => vendors[core.vendor] * 2 ** 24 + core.family * 2 ** 12 + model);
}

/** C text for tables.c: kgl_tuned_tables with what it points to, and those tables' addresses. */
export function tunedTables(
  operations: readonly Operation[],
  tiers: readonly Tier[],
): { readonly text: string; readonly names: string } {
  const tuned = cores.flatMap((core) =>
    tiers
      .filter(({ name }) => isFor(core, name))
      .flatMap((tier) => {
        const rows = choices.filter((choice) => choice.core === core.name && applies(choice, tier, operations, tiers));
        return rows.length > 0 ? [{ core, tier, rows }] : [];
      }),
  );
  const guarded = (of: (typeof tuned)[number], text: string): string => {
    const conditions = tiersOf(of, tiers).map(({ name }) => `defined(KGL_WITH_${name.toUpperCase()})`);
    return `#if ${conditions.join(' && ')}\n${text}\n#endif`;
  };
  const tables = tuned.map((of) => {
    const { core, tier, rows } = of;
    const changed = new Map(rows.map((row) => [row.kernel, row.tier]));
    const pointers = guardWide(
      kernelsOf(operations),
      ({ field, operation }) =>
        `    .${field} = kgl_${field}_${changed.get(field) ?? lenderOf(operation, tier, tiers).name},`,
    );
    const requires = [...new Set(tiersOf(of, tiers).flatMap((one) => one.requires))];
    const head = `    .isa = "${tier.name}",\n    .required = ${requiredBits({ requires })},\n    .vector_bytes = ${tier.vectorBytes},`;
    return guarded(of, `static const kgl_table ${tier.name}_on_${core.name} = {\n${head}\n${pointers}\n};`);
  });
  const rows = tuned.map((of) => {
    const { core, tier } = of;
    const lines = identitiesOf(core).map(
      (identity) => `    {0x${identity.toString(16)}, &${tier.name}_table, &${tier.name}_on_${core.name}},`,
    );
    return guarded(of, lines.join('\n'));
  });
  return {
    text: `${tables.join('\n\n')}\n\nconst kgl_tuned_table kgl_tuned_tables[] = {\n${rows.join('\n')}\n    {0, NULL, NULL},\n};\n`,
    names: tuned.map((of) => guarded(of, `    &${of.tier.name}_on_${of.core.name},`)).join('\n'),
  };
}

function isFor(core: Core, tier: string): boolean {
  return core.arch === 'x64' || core.serves === undefined || core.serves === tier;
}

/** The table's tier, and those that it has kernels of beside it. */
function tiersOf({ tier, rows }: { tier: Tier; rows: readonly Choice[] }, tiers: readonly Tier[]): Tier[] {
  const lenders = tiers.filter(({ name }) => rows.some((row) => row.tier === name));
  const above = lenders.filter(({ requires }) => !requires.every((feature) => tier.requires.includes(feature)));
  return [tier, ...above];
}

/** Every broken rule of choices.ts. */
export function choiceProblems(
  operations: readonly Operation[],
  tiers: readonly Tier[],
  rows: readonly Choice[] = choices,
): string[] {
  return rows.flatMap((choice) => {
    const { core, kernel, insteadOf, tier, evidence } = choice;
    const known = kernelsOf(operations).find(({ field }) => field === kernel);
    const problems: string[] = [];
    if (!cores.some(({ name }) => name === core))
      problems.push(`choice of ${kernel}: core ${core} is not in choices.ts`);
    if (!known) problems.push(`choice of ${kernel}: there is no such kernel`);
    for (const name of [insteadOf, tier])
      if (known && !known.operation.tiers.includes(name)) problems.push(`choice of ${kernel}: tier ${name} has none`);
    const [more, less] = [insteadOf, tier].map((name) => tiers.find((row) => row.name === name)?.requires ?? []);
    const { serves } = { serves: undefined, ...cores.find(({ name }) => name === core) };
    if (!serves && !less?.every((feature) => more?.includes(feature)))
      problems.push(`choice of ${kernel}: tier ${tier} needs what ${insteadOf} does not`);
    if (!evidence) problems.push(`choice of ${kernel}: no evidence`);
    return problems;
  });
}

function applies(choice: Choice, tier: Tier, operations: readonly Operation[], tiers: readonly Tier[]): boolean {
  const kernel = kernelsOf(operations).find(({ field }) => field === choice.kernel);
  if (!kernel) return false;
  try {
    return lenderOf(kernel.operation, tier, tiers).name === choice.insteadOf;
  } catch {
    return false; // a tier of another architecture
  }
}
