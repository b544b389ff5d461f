// Numbers as Kubernetes writes them.
import { cannot } from '../cannot.ts';
import type { EmitEngine } from '../emitTarget.ts';

/** `100`, or thousandths: `1500m`. */
export function quantity(engine: EmitEngine, metric: string, value: number): string {
  if (Number.isInteger(value)) return String(value);
  const thousandths = Math.round(value * 1000);
  if (thousandths < 1) return cannot(engine, `a target of ${value} for \`${metric}\``, 'it counts in thousandths');
  return `${thousandths}m`;
}

/** A part of 1 as a whole percent. */
export function percent(engine: EmitEngine, metric: string, part: number): number {
  const whole = Math.round(part * 100);
  if (whole < 1 || Math.abs(whole - part * 100) > 1e-9)
    return cannot(engine, `a target of ${part} for \`${metric}\``, 'it counts in whole percents from 1');
  return whole;
}
