import autocannon from 'autocannon';
import { cpuOf, cpuOfFamily } from './process-figures.ts';

export interface Question {
  readonly path: string;
  /** Present: a POST of this JSON. */
  readonly body?: unknown;
}
export interface Figures {
  readonly perSecond: number;
  /** ms of the server process's CPU for one request. */
  readonly cpu: number;
  /** ms of PostgreSQL's CPU for one request. */
  readonly databaseCpu: number;
  readonly p99: number;
}

const CONNECTIONS = 16;

const fire = (url: string, { path, body }: Question, seconds: number): Promise<autocannon.Result> =>
  autocannon({
    url: `${url}${path}`,
    connections: CONNECTIONS,
    duration: seconds,
    ...(body !== undefined && {
      method: 'POST' as const,
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    }),
  });

/**
 * Warms up, then asks with 16 connections for some seconds.
 * @throws Error when an answer was not 200: an error is quick, and would look like speed.
 */
export async function measure(
  server: { pid: number; url: string },
  postgresPid: number,
  question: Question,
  seconds: number,
): Promise<Figures> {
  await fire(server.url, question, 2);
  const before = { own: cpuOf(server.pid), database: cpuOfFamily(postgresPid) };
  const result = await fire(server.url, question, seconds);
  const bad = result.non2xx + result.errors + result.timeouts;
  const done = result['2xx'];
  if (bad > 0 || done === 0) throw new Error(`${question.path}: ${bad} bad answers of ${done + bad}`);
  return {
    perSecond: done / result.duration,
    cpu: (cpuOf(server.pid) - before.own) / done,
    databaseCpu: (cpuOfFamily(postgresPid) - before.database) / done,
    p99: result.latency.p99,
  };
}
