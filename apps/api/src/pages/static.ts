import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import sharp from 'sharp';
import type { Storefront } from './storefront-bundle.js';

const FOR_EVER = { 'cache-control': 'public, max-age=31536000, immutable', 'x-content-type-options': 'nosniff' };

/** Keeps the `size` things used last: what is asked for comes from outside and has no end. */
export class Recent<T> {
  private readonly kept = new Map<string, T>();
  constructor(private readonly size: number) {}

  get(key: string): T | undefined {
    const found = this.kept.get(key);
    if (found !== undefined) {
      this.kept.delete(key);
      this.kept.set(key, found);
    }
    return found;
  }

  set(key: string, value: T): void {
    this.kept.set(key, value);
    if (this.kept.size > this.size) this.kept.delete(this.kept.keys().next().value!);
  }
}

const CODE = /^[0-9a-f]{4,6}(-[0-9a-f]{4,6}){0,7}$/;
const notHere = (reply: FastifyReply) =>
  reply.status(404).header('cache-control', 'public, max-age=60').type('text/plain').send('404');

/** Hashed assets, the cloth of a seed, and the illustrations: all may be kept for ever. */
export const registerStatic = async (
  fastify: FastifyInstance,
  storefront: Storefront,
  assets: string,
): Promise<void> => {
  await fastify.register(fastifyStatic, {
    root: assets,
    prefix: '/static/a/',
    immutable: true,
    maxAge: '365d',
    preCompressed: true,
    decorateReply: false,
    index: false,
    setHeaders: (reply) => void reply.header('x-content-type-options', 'nosniff'),
  });

  registerCloths(fastify, storefront);
  registerShareCards(fastify, storefront);
  registerObjects(fastify);
  fastify.get('/static/ahead.json', (_request, reply) =>
    reply
      .header('cache-control', 'public, max-age=86400')
      .type('application/speculationrules+json')
      .send(storefront.speculationRules),
  );
  fastify.get('/favicon.ico', (_request, reply) =>
    reply.header('cache-control', 'public, max-age=86400').redirect('/static/ikat/lapak.svg?mark', 302),
  );
};

/** What messengers show beside a link; they take no SVG. */
const SHARE_CARD = { width: 1200, height: 630 };
const shareCard = (svg: string): Promise<Buffer> =>
  sharp(Buffer.from(svg), { density: 600 })
    .resize({ ...SHARE_CARD, fit: 'cover', kernel: 'nearest' })
    .png({ palette: true, colours: 16, compressionLevel: 9 })
    .toBuffer();

/** The seeds of real shops look so; nothing else is drawn at this price. */
const SEED = /^[a-z0-9-]{1,80}$/;
/** The cloth of a seed as a PNG, drawn once. */
const registerShareCards = (fastify: FastifyInstance, storefront: Storefront): void => {
  const cards = new Recent<Buffer>(200);
  fastify.get<{ Params: { seed: string } }>('/static/kartu/:seed.png', async (request, reply) => {
    const { seed } = request.params;
    const svg = SEED.test(seed) ? storefront.drawIkat(seed, 'field') : null;
    if (svg === null) return notHere(reply);
    const card = cards.get(seed) ?? (await shareCard(svg));
    cards.set(seed, card);
    return reply.headers(FOR_EVER).type('image/png').send(card);
  });
};

/** Drawn once, kept plain and compressed. */
const registerCloths = (fastify: FastifyInstance, storefront: Storefront): void => {
  const cloths = new Recent<{ plain: Buffer; gzip: Buffer }>(1_000);
  fastify.get<{ Params: { name: string }; Querystring: Record<string, string> }>(
    '/static/ikat/:name',
    (request, reply) => {
      const seed = request.params.name.replace(/\.svg$/, '');
      const shape = Object.keys(request.query)[0] ?? 'mark';
      const key = `${shape} ${seed}`;
      let cloth = cloths.get(key);
      if (!cloth) {
        const svg = storefront.drawIkat(seed, shape);
        if (svg === null) return notHere(reply);
        const plain = Buffer.from(svg);
        cloth = { plain, gzip: gzipSync(plain, { level: 9 }) };
        cloths.set(key, cloth);
      }
      const zipped = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
      void reply
        .headers({ ...FOR_EVER, vary: 'Accept-Encoding', 'content-security-policy': "default-src 'none'" })
        .type('image/svg+xml');
      return zipped ? reply.header('content-encoding', 'gzip').send(cloth.gzip) : reply.send(cloth.plain);
    },
  );
};

/** Only names in the form of code points are looked up, in the package's own folder. */
const registerObjects = (fastify: FastifyInstance): void => {
  const folder = join(
    dirname(createRequire(import.meta.url).resolve('@lobehub/fluent-emoji-3d/package.json')),
    'assets',
  );
  const objects = new Recent<Buffer>(300);
  fastify.get<{ Params: { name: string } }>('/static/emoji/:name', async (request, reply) => {
    const code = request.params.name.replace(/\.webp$/, '');
    if (!CODE.test(code)) return notHere(reply);
    let picture = objects.get(code);
    if (!picture) {
      picture = await readFile(join(folder, `${code}.webp`)).catch(() => undefined);
      if (!picture) return notHere(reply);
      objects.set(code, picture);
    }
    return reply.headers(FOR_EVER).type('image/webp').send(picture);
  });
};
