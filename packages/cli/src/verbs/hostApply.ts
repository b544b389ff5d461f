// kinglet host apply
import type { TuningPlan } from '@kinglet/host';
import { usageError } from '../cliError.ts';
import type { Context } from '../context.ts';
import { hostMachine } from '../host/hostMachine.ts';
import { chosenPlan, journal, settingOptions } from '../host/hostOptions.ts';
import { hostPackage } from '../host/hostPackage.ts';
import { renderWrites } from '../host/renderTuning.ts';
import { flag } from '../option.ts';
import { defineVerb, type Verb } from '../verb.ts';

export const hostApply: Verb = defineVerb({
  options: { ...settingOptions, journal, yes: flag('does not ask', { short: 'y' }) },
  examples: [
    ['sudo kinglet host apply --yes', 'writes what plan shows; undo restores it'],
    ['sudo kinglet host apply --only transparentHugePages', 'one setting, after asking'],
  ],
  runsWithoutConfig: true,
  async run(context, values) {
    const host = await hostPackage();
    const machine = hostMachine(host, context, values.root);
    const plan = chosenPlan(host, machine, values);
    const store = machine.journalAt(values.journal);
    if (plan.writes.length === 0) return { data: { writes: [] }, text: 'nothing to write' };
    if (!values.yes && !(await isConfirmed(context, plan)))
      return { data: { writes: [] }, text: 'nothing was written' };
    const writes = host.applyTuning(plan, { ...machine, consent: true, journal: store });
    const isShort = writes.some(({ to, now }) => to !== now);
    return {
      data: { writes, journal: store.name },
      text: `${renderWrites(writes)}\nthe old values are in ${store.name}; kinglet host undo restores them`,
      exitCode: isShort ? 1 : 0,
    };
  },
});

/** @throws {CliError} `KINGLET_CLI_USAGE` when nobody is there to be asked */
async function isConfirmed(context: Context, { writes }: TuningPlan): Promise<boolean> {
  context.console.note(renderWrites(writes));
  if (!context.isInteractive)
    throw usageError('Expected --yes, since nobody is there to be asked; nothing was written');
  return /^y(es)?$/i.test((await context.ask('Write these? [y/N] ')).trim());
}
