import type { IncomingMessage } from 'node:http';
import { Refusal } from './refusal.js';

const LARGEST = 1_000_000;
/** What is too large is still read to its end, so that the sender hears why; but not for ever. */
const GIVE_UP = 20_000_000;

/** The whole body as text. @throws Refusal above 1 MB */
export async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size <= LARGEST) parts.push(part);
    if (size > GIVE_UP) break;
  }
  if (size > LARGEST) throw new Refusal(413, 'invalid_request_error', 'The request is too large.');
  return Buffer.concat(parts).toString('utf8');
}
