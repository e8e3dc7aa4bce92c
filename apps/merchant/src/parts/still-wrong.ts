export interface Fault {
  readonly field: string;
  readonly message: string;
}

/**
 * The sentence at a field, of those that were said when the form was sent: gone as soon as what is typed now is right.
 * `now` is what would be said of the form as it stands; the server's own refusals stay until it is asked again.
 */
export const stillWrong = (said: readonly Fault[], now: readonly Fault[], field: string): string | undefined =>
  said.some((fault) => fault.field === field) ? now.find((fault) => fault.field === field)?.message : undefined;
