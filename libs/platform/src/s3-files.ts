import { createHash, createHmac } from 'node:crypto';
import { checkedKey, type Files } from './files.js';

export interface S3Config {
  /** Where the service answers, e.g. `https://s3.ap-southeast-3.amazonaws.com` or a server of one's own. */
  readonly endpoint: string;
  readonly region: string;
  readonly bucket: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex');
const hmac = (key: Buffer | string, text: string): Buffer => createHmac('sha256', key).update(text).digest();

interface Signed {
  readonly method: 'PUT' | 'GET' | 'DELETE';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly at: Date;
}

/**
 * The headers of a signed request: AWS Signature Version 4, one chunk
 * (https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html). The path is signed as it is sent; ours
 * hold only letters that need no escape.
 */
export const signS3 = ({ region, accessKeyId, secretAccessKey }: S3Config, request: Signed): Record<string, string> => {
  const { method, url, body, at } = request;
  const stamp = at.toISOString().replace(/[-:]|\.\d{3}/g, '');
  const day = stamp.slice(0, 8);
  const hash = sha256(body);
  const headers: Record<string, string> = {
    ...request.headers,
    host: url.host,
    'x-amz-content-sha256': hash,
    'x-amz-date': stamp,
  };
  const names = Object.keys(headers).sort();
  const signed = names.join(';');
  const lines = names.map((name) => `${name}:${headers[name]}\n`).join('');
  const canonical = [method, url.pathname, '', lines, signed, hash].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const key = ['s3', 'aws4_request'].reduce(hmac, hmac(hmac(`AWS4${secretAccessKey}`, day), region));
  const signature = hmac(key, ['AWS4-HMAC-SHA256', stamp, scope, sha256(canonical)].join('\n')).toString('hex');
  return {
    ...headers,
    authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope}, SignedHeaders=${signed}, Signature=${signature}`,
  };
};

const PATIENCE_MS = 15_000;
const TRIES = 3;

/** Files in a bucket (path-style addresses), so that several API processes see the same ones. */
export class S3Files implements Files {
  constructor(private readonly config: S3Config) {}

  async put(key: string, bytes: Buffer, mime: string): Promise<void> {
    await this.send('PUT', key, bytes, { 'content-type': mime });
  }

  async get(key: string): Promise<Buffer | null> {
    const answer = await this.send('GET', key);
    return answer && Buffer.from(await answer.arrayBuffer());
  }

  async remove(key: string): Promise<void> {
    await this.send('DELETE', key);
  }

  /** @returns null for 404. @throws Error after three tries, or at once when the service refuses. */
  private async send(
    method: Signed['method'],
    key: string,
    body: Buffer = Buffer.alloc(0),
    extra: Record<string, string> = {},
  ): Promise<Response | null> {
    const url = new URL(`${this.config.endpoint}/${this.config.bucket}/${checkedKey(key)}`);
    for (let attempt = 1; ; attempt++) {
      const headers = signS3(this.config, { method, url, headers: extra, body, at: new Date() });
      const answer = await fetch(url, {
        method,
        headers,
        redirect: 'error',
        signal: AbortSignal.timeout(PATIENCE_MS),
        ...(method === 'PUT' && { body: new Uint8Array(body) }),
      }).catch((error: unknown) => (attempt < TRIES ? null : Promise.reject(error)));
      if (answer?.ok) return answer;
      if (answer?.status === 404) return null;
      if (answer && (answer.status < 500 || attempt >= TRIES))
        throw new Error(`storage answers ${answer.status} to ${method}`);
      await new Promise((resolve) => setTimeout(resolve, 200 * 2 ** attempt));
    }
  }
}
