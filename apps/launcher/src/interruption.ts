/** Thrown where a command waits when somebody asked it to stop. */
export class Interrupted extends Error {}

/**
 * Rejects with Interrupted at Ctrl-C, SIGTERM, a closed terminal, or when the process that started us is killed.
 * Further requests while stopping change nothing: npm sends its own beside the terminal's.
 */
export function interruption(): Promise<never> {
  const asked = new Promise<never>((_, reject) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => reject(new Interrupted(signal)));
    process.on('disconnect', () => reject(new Interrupted('the process that started this one is gone')));
  });
  asked.catch(() => undefined);
  return asked;
}
