import pino, { type Logger } from 'pino';

export type Log = Logger;

/**
 * One JSON line per event, with a fixed set of fields: no bodies, variables, cookies, query strings, names, phones or
 * mail addresses. An error is its class, SQLSTATE and place; its message may quote data, so it is left out in production.
 */
export const createLog = (name: string, options: { level?: string; production: boolean }): Log =>
  pino({
    name,
    level: options.level ?? 'info',
    base: { name },
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: {
      err: (error: unknown) => {
        if (!(error instanceof Error)) return { type: typeof error };
        const code =
          (error as { code?: unknown }).code ?? (error as { driverError?: { code?: unknown } }).driverError?.code;
        return {
          type: error.constructor.name,
          ...(typeof code === 'string' && { code }),
          ...(!options.production && { message: error.message }),
          stack: error.stack
            ?.split('\n')
            .slice(1, 6)
            .map((line) => line.trim()),
        };
      },
    },
  });
