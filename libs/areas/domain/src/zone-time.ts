import { dayIn, type LocalDate } from '@lapak/kernel';

const clocks = new Map<string, Intl.DateTimeFormat>();
const clockOf = (zone: string): Intl.DateTimeFormat => {
  let clock = clocks.get(zone);
  if (!clock) {
    clock = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
      hourCycle: 'h23',
    });
    clocks.set(zone, clock);
  }
  return clock;
};

/** How far the zone's clocks are ahead of UTC at `instant`, in minutes: 480 for WITA. */
export const offsetMinutes = (zone: string, instant: Date): number => {
  const part: Record<string, number> = {};
  for (const { type, value } of clockOf(zone).formatToParts(instant)) part[type] = Number(value);
  const local = Date.UTC(
    part['year']!,
    part['month']! - 1,
    part['day']!,
    part['hour']!,
    part['minute']!,
    part['second']!,
  );
  return Math.round((local - Math.floor(instant.getTime() / 1000) * 1000) / 60_000);
};

/** The instant at which the zone's clocks show `day` and `minute` of the day (0 = midnight; 1440 = the next one). */
export const instantAt = (zone: string, day: LocalDate, minute: number): Date => {
  const local = Date.parse(`${day}T00:00:00Z`) + minute * 60_000;
  const guess = new Date(local - offsetMinutes(zone, new Date(local)) * 60_000);
  return new Date(local - offsetMinutes(zone, guess) * 60_000);
};

/** Minutes since the zone's midnight of the day that `instant` falls on. */
export const minuteOfDay = (zone: string, instant: Date): number =>
  Math.floor((instant.getTime() - instantAt(zone, dayIn(zone, instant), 0).getTime()) / 60_000);

/** `08:00` is 480. Null when it is not a time of the day; `24:00` is one, as an end. */
export const minutesOf = (text: string): number | null => {
  const match = /^(\d\d):(\d\d)$/.exec(text);
  const minutes = match ? Number(match[1]) * 60 + Number(match[2]) : Number.NaN;
  return match && Number(match[2]) < 60 && minutes <= 1440 ? minutes : null;
};
