import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal } from './refusal.ts';

async function ask(url: string): Promise<string | undefined> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    const text = await answer.text();
    return answer.ok ? undefined : `${answer.status} ${text.slice(0, 500)}`;
  } catch (error) {
    const { message, cause } = error as Error & { cause?: { code?: string } };
    return cause?.code ?? message;
  }
}

/**
 * Waits until `url` answers 200.
 * @throws Refusal with the last answer when it does not within `ms` milliseconds.
 */
export async function untilReady(url: string, ms = 90_000): Promise<void> {
  let last: string | undefined;
  for (const end = performance.now() + ms; performance.now() < end; await sleep(100)) {
    last = await ask(url);
    if (last === undefined) return;
  }
  throw new Refusal(`the product does not become ready: ${url} says "${last}".`);
}
