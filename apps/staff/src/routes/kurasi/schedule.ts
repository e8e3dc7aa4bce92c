export type Turn = 'draft' | 'current' | 'planned' | 'past';

interface Scheduled {
  readonly published?: boolean;
  readonly startsAt?: string | null;
  readonly endsAt?: string | null;
}

/** Where a thing stands in its time: not published, to come, on show, or over. */
export const turnOf = ({ published = true, startsAt, endsAt }: Scheduled, now: Date): Turn => {
  if (!published) return 'draft';
  if (endsAt && new Date(endsAt) <= now) return 'past';
  return startsAt && new Date(startsAt) > now ? 'planned' : 'current';
};
