// kinglet host undo
import { hostMachine } from '../host/hostMachine.ts';
import { journal, root } from '../host/hostOptions.ts';
import { hostPackage } from '../host/hostPackage.ts';
import { renderWrites } from '../host/renderTuning.ts';
import { flag } from '../option.ts';
import { defineVerb, type Verb } from '../verb.ts';

export const hostUndo: Verb = defineVerb({
  options: { journal, root, force: flag('restores also what somebody else has changed since') },
  examples: [
    ['sudo kinglet host undo', 'the values that apply wrote over, the last one first'],
    ['sudo kinglet host undo --journal tuning.json --force', 'whatever they are now'],
  ],
  runsWithoutConfig: true,
  async run(context, values) {
    const host = await hostPackage();
    const machine = hostMachine(host, context, values.root);
    const store = machine.journalAt(values.journal);
    const writes = host.undoTuning(store, { ...machine, changed: values.force ? 'restore' : 'refuse' });
    const text = writes.length === 0 ? `nothing of ${store.name} was left to restore` : renderWrites(writes);
    return { data: { writes, journal: store.name }, text };
  },
});
