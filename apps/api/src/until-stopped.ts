import type { Log } from '@lapak/platform';

/** Longest orderly end; what is not finished by then is repeated by the queue or the client's key. */
const PATIENCE_MS = 10_000;

/** Ends the process in order on SIGTERM, SIGINT, or when the program that started it is gone. A bug ends it at once. */
export const untilStopped = (log: Log, close: () => Promise<void>): void => {
  let ending = false;
  const end = (why: string, code: number): void => {
    if (ending) return;
    ending = true;
    log.info({ why }, 'stopping');
    setTimeout(() => process.exit(code), PATIENCE_MS).unref();
    close().then(
      () => process.exit(code),
      (error: unknown) => {
        log.error({ err: error }, 'stopping failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', () => end('SIGTERM', 0));
  process.on('SIGINT', () => end('SIGINT', 0));
  process.on('disconnect', () => end('parent gone', 0));
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'uncaught');
    end('uncaught', 1);
  });
  process.on('unhandledRejection', (error) => {
    log.fatal({ err: error }, 'unhandled rejection');
    end('unhandled', 1);
  });
};
