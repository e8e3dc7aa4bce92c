import type { Clock } from '@lapak/kernel';

/** The story's clock: it stands where the teller has put it. */
export class SeedClock implements Clock {
  constructor(private at: Date) {}

  now(): Date {
    return new Date(this.at);
  }
  set(at: Date): void {
    this.at = at;
  }
  forward(minutes: number): void {
    this.at = new Date(this.at.getTime() + minutes * 60_000);
  }
}
