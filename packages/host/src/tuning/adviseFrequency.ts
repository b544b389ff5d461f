// Advice about the clock: governor, driver, boost.
import type { HostDescription } from '../describeHost.ts';
import type { SystemFiles } from '../sources.ts';
import { type Advice, report, settingAdvice } from './advice.ts';

const processors = '/sys/devices/system/cpu';
const cpufreq = 'https://docs.kernel.org/admin-guide/pm/cpufreq.html';

export function adviseFrequency(host: HostDescription, files: SystemFiles): readonly Advice[] {
  return [governor(files), driver(host), boost(files)];
}

function governor(files: SystemFiles): Advice {
  const folders = policiesOf(files);
  const offering = folders.filter((folder) =>
    files.read(`${folder}/scaling_available_governors`)?.trim().split(/\s+/).includes('performance'),
  );
  const isOffered = offering.length > 0;
  const paths = (isOffered ? offering : folders).map((folder) => `${folder}/scaling_governor`);
  return settingAdvice(files, {
    topic: 'governor',
    paths: paths.length > 0 ? paths : [`${processors}/cpufreq/policy0/scaling_governor`],
    // One that the driver does not offer cannot be written.
    isRight: (value) => value === 'performance' || !isOffered,
    to: 'performance',
    advice: 'performance, where the driver offers it',
    why: 'others raise the clock only after load was seen, so a short burst of work runs slowly; a guest without cpufreq has its clock from the hypervisor',
    evidence: `${cpufreq}#generic-scaling-governors`,
  });
}

/** Where governors stand: once for all processors that share a clock, else once for each. */
function policiesOf(files: SystemFiles): readonly string[] {
  const inNumericOrder = (names: readonly string[]): readonly string[] =>
    names.toSorted((a, b) => Number(/\d+/.exec(a)![0]) - Number(/\d+/.exec(b)![0]));
  const policies = files.list(`${processors}/cpufreq`).filter((name) => /^policy\d+$/.test(name));
  if (policies.length > 0) return inNumericOrder(policies).map((name) => `${processors}/cpufreq/${name}`);
  const single = files.list(processors).filter((name) => /^cpu\d+$/.test(name));
  return inNumericOrder(single).flatMap((name) => {
    const folder = `${processors}/${name}/cpufreq`;
    return files.list(folder).length > 0 ? [folder] : [];
  });
}

function driver({ frequency, arch }: HostDescription): Advice {
  if (arch === 'arm64')
    return report(frequency.driver, {
      topic: 'frequencyDriver',
      advice: 'cppc_cpufreq, where firmware has it; chosen when the kernel starts',
      why: 'the kernel asks for performance on a scale, and the processor chooses the clock for it; others know a few steps',
      evidence: 'https://docs.kernel.org/admin-guide/acpi/cppc_sysfs.html',
    });
  return report(frequency.driver, {
    topic: 'frequencyDriver',
    advice: 'intel_pstate or amd-pstate-epp, where the processor has them; chosen when the kernel starts',
    why: 'acpi-cpufreq knows a few states of the clock, the others hand the choice to the processor, which sees its own load',
    evidence: 'https://docs.kernel.org/admin-guide/pm/amd-pstate.html',
  });
}

function boost(files: SystemFiles): Advice {
  const noTurbo = `${processors}/intel_pstate/no_turbo`;
  const isIntel = files.read(noTurbo) !== undefined;
  return settingAdvice(files, {
    topic: 'boost',
    paths: [isIntel ? noTurbo : `${processors}/cpufreq/boost`],
    isRight: (value) => value === (isIntel ? '0' : '1'),
    to: isIntel ? '0' : '1',
    advice: isIntel ? '0: turbo is on' : '1: boost is on',
    why: 'the fastest clock for as long as heat and power allow it; times vary more, so measurements may want it off',
    evidence: `${cpufreq}#frequency-boost-support`,
  });
}
