/** The only source of the present moment; tests hand in their own. */
export interface Clock {
  now(): Date;
}
