import type { ReadMedia } from '@lapak/catalog-server';
import { isProblem } from '@lapak/kernel';
import type { ReadDocument, UploadFile } from '@lapak/merchants-server';
import fastifyMultipart from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';
import type { GraphqlDoor } from '../graphql/door.js';

const UPLOAD_LIMIT = 10 * 1024 * 1024;

export interface FileUseCases {
  readonly upload: UploadFile;
  readonly documents: ReadDocument;
  readonly media: ReadMedia;
}

const WORDS = {
  tooLarge: { id: 'Berkas terlalu besar. Batasnya 10 MB.', en: 'The file is too large; the limit is 10 MB.' },
  missing: { id: 'Tidak ada berkas yang dikirim.', en: 'No file was sent.' },
  signIn: { id: 'Silakan masuk dulu.', en: 'Please sign in first.' },
  foreign: { id: 'Permintaan dari halaman lain ditolak.', en: 'Requests from other pages are refused.' },
  gone: { id: 'Berkas tidak ditemukan.', en: 'There is no such file.' },
} as const;

/** POST /uploads, GET /documents/:id (private), GET /media/... (public pictures). */
export const registerFiles = async (fastify: FastifyInstance, door: GraphqlDoor, use: FileUseCases): Promise<void> => {
  await fastify.register(async (scope) => {
    await scope.register(fastifyMultipart as never, {
      limits: { fileSize: UPLOAD_LIMIT, files: 1, fields: 2, parts: 3, headerPairs: 20 },
    });

    scope.post('/uploads', { bodyLimit: UPLOAD_LIMIT + 64 * 1024 }, async (request, reply) => {
      const ctx = await door.contextOf(request, reply);
      const refuse = (status: number, code: string, words: { id: string; en: string }) =>
        reply.status(status).header('cache-control', 'no-store').send({ code, message: words[ctx.locale] });
      if (!door.origins.allow(request)) return refuse(403, 'FORBIDDEN', WORDS.foreign);
      if (!ctx.viewer) return refuse(401, 'UNAUTHENTICATED', WORDS.signIn);
      if (!request.isMultipart()) return refuse(400, 'UploadRefused', WORDS.missing);
      let bytes: Buffer;
      try {
        const file = await request.file();
        if (!file) return await refuse(400, 'UploadRefused', WORDS.missing);
        bytes = await file.toBuffer();
      } catch (error) {
        const large = (error as { code?: string }).code === 'FST_REQ_FILE_TOO_LARGE';
        return refuse(large ? 413 : 400, 'UploadRefused', large ? WORDS.tooLarge : WORDS.missing);
      }
      const outcome = await use.upload.run(ctx.viewer.accountId, bytes);
      if (!isProblem(outcome)) return reply.header('cache-control', 'no-store').send(outcome);
      return refuse(outcome.kind === 'TooManyTries' ? 429 : 422, outcome.kind, {
        id: outcome.say('id'),
        en: outcome.say('en'),
      });
    });
  });

  fastify.get<{ Params: { id: string } }>('/documents/:id', async (request, reply) => {
    const app = (request.query as { app?: string }).app;
    const ctx = await door.contextOf(request, reply, app === 'staff' || app === 'merchant' ? { app } : {});
    const found = await use.documents.run(ctx, request.params.id);
    if (!found)
      return reply
        .status(404)
        .header('cache-control', 'no-store')
        .send({ code: 'NotFound', message: WORDS.gone[ctx.locale] });
    const kind = found.mime.startsWith('image/') ? 'inline' : 'attachment';
    return reply
      .headers({
        'content-type': found.mime,
        'content-disposition': `${kind}; filename="${found.name}"`,
        'cache-control': 'private, no-store',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
        'cross-origin-resource-policy': 'same-origin',
      })
      .send(found.bytes);
  });

  fastify.get<{ Params: { file: string } }>('/media/:file', async (request, reply) => {
    const found = await use.media.run(request.params.file);
    if (!found)
      return reply
        .status(404)
        .header('cache-control', 'public, max-age=60')
        .send({ code: 'NotFound', message: WORDS.gone.id });
    return reply
      .headers({
        'content-type': found.mime,
        'cache-control': 'public, max-age=31536000, immutable',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'",
      })
      .send(found.bytes);
  });
};
