import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { S3Config } from './s3-files.js';

export interface StripeConfig {
  readonly secretKey: string;
  /** Rolling lists: the newest first. */
  readonly webhookSecrets: readonly string[];
  readonly connectWebhookSecrets: readonly string[];
  readonly host?: string;
  readonly port?: number;
  readonly protocol?: 'http' | 'https';
}

export interface Config {
  readonly production: boolean;
  /** The demo regency with its people and sign-ins. Never in production. */
  readonly demo: boolean;
  readonly port: number;
  /** Folder of files, keys and, in the demo, the database. */
  readonly home: string;
  readonly databaseUrl: string;
  readonly databaseReplicaUrls: readonly string[];
  /** Without a slash at the end. */
  readonly publicUrl: string;
  readonly merchantUrl: string;
  readonly staffUrl: string;
  readonly regency: string;
  readonly stripe: StripeConfig | null;
  /** Null: mail is kept in the development mailbox. */
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  /** Null: uploaded files lie in `home`. */
  readonly s3: S3Config | null;
  /** The installation's secret: seals what must not lie in the clear. */
  readonly secret: string;
  readonly logLevel: string;
}
export const CONFIG = Symbol('config');

type Env = Readonly<Record<string, string | undefined>>;

/** A wrong environment, said at start: which variable, what is wrong, and what would be right. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`The environment is not right:\n${problems.map((p) => `  - ${p}`).join('\n')}\n  See .env.example.`);
    this.name = 'ConfigError';
  }
}

class Reader {
  readonly problems: string[] = [];
  constructor(private readonly env: Env) {}

  text(name: string): string | undefined {
    return this.env[name]?.trim() || undefined;
  }
  wrong(name: string, problem: string, example: string): void {
    this.problems.push(`${name}: ${problem}. Example: ${name}=${example}`);
  }
  port(name: string, fallback: number): number {
    const text = this.text(name);
    if (text === undefined) return fallback;
    const n = Number(text);
    if (/^\d+$/.test(text) && n >= 1 && n <= 65_535) return n;
    this.wrong(name, `"${text}" is not a port from 1 to 65535`, String(fallback));
    return fallback;
  }
  url(name: string, schemes: readonly string[], fallback: string, example: string): string {
    const text = this.text(name) ?? fallback;
    if (text && !(URL.canParse(text) && schemes.includes(new URL(text).protocol))) {
      this.wrong(name, `"${text.replace(/\/\/[^@/]*@/, '//...@')}" is not a ${schemes.join(' or ')} address`, example);
    }
    return text.replace(/\/+$/, '');
  }
  list(name: string): string[] {
    return (this.text(name) ?? '')
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean);
  }
}

const readStripe = (read: Reader, production: boolean): StripeConfig | null => {
  const secretKey = read.text('STRIPE_SECRET_KEY');
  const host = read.text('STRIPE_API_HOST');
  const port = read.text('STRIPE_API_PORT') === undefined ? undefined : read.port('STRIPE_API_PORT', 12_111);
  const protocol = read.text('STRIPE_API_PROTOCOL');
  if (protocol !== undefined && protocol !== 'http' && protocol !== 'https')
    read.wrong('STRIPE_API_PROTOCOL', `"${protocol}" is neither http nor https`, 'https');
  if (!secretKey) return null;
  if (!/^(sk|rk)_(test|live)_\w{8,}$/.test(secretKey))
    read.wrong('STRIPE_SECRET_KEY', 'it does not look like a secret or restricted key', 'sk_test_...');
  if (production && !/^(sk|rk)_live_/.test(secretKey))
    read.wrong('STRIPE_SECRET_KEY', 'production needs a live key', 'sk_live_...');
  if (production && secretKey.includes('_sandbox_'))
    read.wrong('STRIPE_SECRET_KEY', 'a sandbox key has no place in production', 'sk_live_...');
  if (production && (host ?? port ?? protocol) !== undefined)
    read.wrong(
      'STRIPE_API_HOST',
      'STRIPE_API_HOST, _PORT and _PROTOCOL are for development only',
      '(leave all three empty)',
    );
  const webhookSecrets = read.list('STRIPE_WEBHOOK_SECRET');
  if (webhookSecrets.length === 0)
    read.wrong(
      'STRIPE_WEBHOOK_SECRET',
      'it is needed with STRIPE_SECRET_KEY, else no payment is ever seen',
      'whsec_...',
    );
  const connectWebhookSecrets = read.list('STRIPE_CONNECT_WEBHOOK_SECRET');
  return {
    secretKey,
    webhookSecrets,
    connectWebhookSecrets,
    ...(host !== undefined && { host }),
    ...(port !== undefined && { port }),
    ...(protocol !== undefined && { protocol: protocol as 'http' | 'https' }),
  };
};

/** All five, or none of them. */
const readS3 = (read: Reader): S3Config | null => {
  const region = read.text('S3_REGION');
  const bucket = read.text('S3_BUCKET');
  const accessKeyId = read.text('S3_ACCESS_KEY_ID');
  const secretAccessKey = read.text('S3_SECRET_ACCESS_KEY');
  const endpoint = read.url('S3_ENDPOINT', ['http:', 'https:'], '', 'https://s3.ap-southeast-3.amazonaws.com');
  if (![endpoint, region, bucket, accessKeyId, secretAccessKey].some(Boolean)) return null;
  const need = (name: string, value: string | undefined, example: string): string => {
    if (!value) read.wrong(name, 'it is empty; the five S3_ variables belong together', example);
    return value ?? '';
  };
  if (bucket !== undefined && !/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket))
    read.wrong('S3_BUCKET', `"${bucket}" is not the name of a bucket`, 'lapak-files');
  return {
    endpoint: need('S3_ENDPOINT', endpoint, 'https://s3.ap-southeast-3.amazonaws.com'),
    region: need('S3_REGION', region, 'ap-southeast-3'),
    bucket: need('S3_BUCKET', bucket, 'lapak-files'),
    accessKeyId: need('S3_ACCESS_KEY_ID', accessKeyId, 'AKIA...'),
    secretAccessKey: need('S3_SECRET_ACCESS_KEY', secretAccessKey, '(the secret of that key)'),
  };
};

const secretIn = (home: string): string => {
  const file = join(home, 'secret');
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    mkdirSync(home, { recursive: true });
    writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
    return readFileSync(file, 'utf8').trim();
  }
};

const readPublicUrl = (read: Reader, port: number, production: boolean): string => {
  const publicUrl = read.url(
    'PUBLIC_URL',
    ['http:', 'https:'],
    `http://localhost:${port}`,
    'https://lapak.example.go.id',
  );
  if (production && !publicUrl.startsWith('https://'))
    read.wrong('PUBLIC_URL', 'production needs https', 'https://lapak.example.go.id');
  return publicUrl;
};

/** Reads and checks the whole environment. @throws ConfigError naming every variable that is wrong, at once. */
export const readConfig = (env: Env = process.env): Config => {
  const read = new Reader(env);
  const production = env['NODE_ENV'] === 'production';
  const port = read.port('PORT', 3000);
  const home = resolve(read.text('LAPAK_HOME') ?? '.local');
  const databaseUrl = read.url(
    'DATABASE_URL',
    ['postgres:', 'postgresql:'],
    '',
    'postgres://lapak:secret@127.0.0.1:5432/lapak',
  );
  if (!databaseUrl)
    read.wrong(
      'DATABASE_URL',
      'it is empty; `npm start` fills it in, a program started by itself needs it',
      'postgres://lapak:secret@127.0.0.1:5432/lapak',
    );
  const replicas = read.list('DATABASE_REPLICA_URLS');
  if (replicas.some((url) => !URL.canParse(url)))
    read.wrong(
      'DATABASE_REPLICA_URLS',
      'one of the addresses cannot be read',
      'postgres://ro@10.0.0.2/lapak,postgres://ro@10.0.0.3/lapak',
    );
  const publicUrl = readPublicUrl(read, port, production);
  const smtpUrl = read.url('SMTP_URL', ['smtp:', 'smtps:'], '', 'smtps://user:secret@mail.example.go.id') || null;
  if (production && !smtpUrl)
    read.wrong('SMTP_URL', 'production must be able to send mail', 'smtps://user:secret@mail.example.go.id');
  const given = read.text('LAPAK_SECRET');
  if (given !== undefined && given.length < 32)
    read.wrong('LAPAK_SECRET', 'it needs at least 32 characters', createHash('sha256').update('example').digest('hex'));
  const regency = read.text('REGENCY') ?? 'buleleng';
  if (!/^[a-z][a-z-]{1,40}$/.test(regency))
    read.wrong('REGENCY', `"${regency}" is not the name of a profile folder`, 'buleleng');
  const stripe = readStripe(read, production);
  const config: Config = {
    production,
    port,
    home,
    databaseUrl,
    databaseReplicaUrls: replicas,
    publicUrl,
    regency,
    stripe,
    smtpUrl,
    s3: readS3(read),
    demo: !production && env['LAPAK_DEMO'] !== '0',
    merchantUrl: read.url('MERCHANT_URL', ['http:', 'https:'], `${publicUrl}/lapakku`, 'https://lapakku.example.go.id'),
    staffUrl: read.url('STAFF_URL', ['http:', 'https:'], `${publicUrl}/kabupaten`, 'https://kabupaten.example.go.id'),
    mailFrom: read.text('MAIL_FROM') ?? 'Lapak <lapak@localhost>',
    secret: read.problems.length > 0 ? '' : (given ?? secretIn(home)),
    logLevel: read.text('LOG_LEVEL') ?? 'info',
  };
  if (read.problems.length > 0) throw new ConfigError(read.problems);
  return config;
};
