// Readings as CloudWatch keeps them: one data point a minute. Plain JSON.

export interface Minutes {
  /** The minute that is being measured, in minutes since the epoch; null before the first reading. */
  readonly open: number | null;
  readonly sum: number;
  readonly count: number;
  readonly maximum: number;
  /** Of the minutes before it, the newest last; null where a minute had no reading. */
  readonly points: readonly (number | null)[];
}

export const noMinutes: Minutes = { open: null, sum: 0, count: 0, maximum: 0, points: [] };

/**
 * With a reading (or none) that is of the time up to `now`: at a whole minute it is the last of the one that ends. Where the
 * clock went back, the open minute counts as that of now.
 *
 * @param keep how many points are kept
 */
export function withReading(
  minutes: Minutes,
  now: number,
  value: number | undefined,
  statistic: 'average' | 'maximum',
  keep: number,
): Minutes {
  const minute = Math.floor(now / 60_000);
  const isLater = minutes.open === null || minute > minutes.open;
  const measured = isLater ? Math.ceil(now / 60_000) - 1 : minute;
  const read = withValue(turned(minutes, measured, statistic, keep), value);

  return turned(read, minute, statistic, keep);
}

function withValue(minutes: Minutes, value: number | undefined): Minutes {
  if (value === undefined) return minutes;
  const { sum, count, maximum } = minutes;

  return { ...minutes, sum: sum + value, count: count + 1, maximum: Math.max(maximum, value) };
}

function turned(minutes: Minutes, minute: number, statistic: 'average' | 'maximum', keep: number): Minutes {
  if (minutes.open === null) return { ...noMinutes, open: minute };
  if (minute <= minutes.open) return { ...minutes, open: minute };

  const { sum, count, maximum } = minutes;
  const average = count === 0 ? null : sum / count;
  const gap = Math.min(keep, minute - minutes.open - 1);
  const points = [
    ...minutes.points,
    statistic === 'maximum' && count > 0 ? maximum : average,
    ...Array<null>(gap).fill(null),
  ];

  return { ...noMinutes, open: minute, points: points.slice(-keep) };
}
