import {
  addDays,
  dayIn,
  daysBetween,
  formatDateTime,
  formatDay,
  formatTime,
  type LocalDate,
  weekdayName,
  weekdayOf,
} from '@lapak/kernel';
import { useSession } from '@lapak/web';
import { useEffect, useState } from 'react';

/** The present moment, looked at again every half minute, so that deadlines do not stand still on an open screen. */
export const useNow = (): Date => {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
};

/** Moments and days in the regency's time, in the reader's language. */
export const useTimes = () => {
  const { zone, locale } = useSession();
  const day = (text: string, options: { long?: boolean; year?: boolean } = { year: false }): string =>
    formatDay(text as LocalDate, locale, options);
  return {
    day,
    /** `Selasa, 24 Nov`. */
    weekday: (text: string): string => `${weekdayName(weekdayOf(text as LocalDate), locale)}, ${day(text)}`,
    weekdayName: (weekday: number): string => weekdayName(weekday, locale),
    moment: (instant: string): string => formatDateTime(new Date(instant), zone, locale),
    time: (instant: Date): string => formatTime(instant, zone),
    dayOf: (instant: Date): LocalDate => dayIn(zone.name, instant),
    addDays,
    daysBetween,
  };
};
